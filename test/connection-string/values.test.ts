import { describe, expect, test } from "vitest";
import { parseConnectionString } from "../../src/connection-string/index.ts";
import { catchError } from "./caught-error.ts";

describe("values", () => {
	test.each([
		["Readonly=TRUE", { Readonly: true }],
		["Readonly=Yes", { Readonly: true }],
		["Readonly=false", { Readonly: false }],
		["Readonly=nO", { Readonly: false }],
		["CacheTolerance=0", { CacheTolerance: 0 }],
		["CacheTolerance=-0", { CacheTolerance: 0 }],
		["CacheTolerance=' 007 '", { CacheTolerance: 7 }],
		["MaxRows=-1", { MaxRows: -1 }],
		["Verbosity=5", { Verbosity: 5 }],
		["AuthScheme=none", { AuthScheme: "NONE" }],
		["InitiateOAuth=GetAndRefresh", { InitiateOAuth: "GETANDREFRESH" }],
		["Region=au", { Region: "AU" }],
		// Another profile may have others.
		["Region=uk", { Region: "uk" }],
		["ApiVersion=2.17", { ApiVersion: "2.17" }],
		["ApiVersion=2.11", { ApiVersion: "2.11" }],
		["DisplayAs=PlainText", { DisplayAs: "plaintext" }],
		["MaxLogFileSize=100 mb", { MaxLogFileSize: "100MB" }],
		["MaxLogFileSize=102400B", { MaxLogFileSize: "102400B" }],
		["StartDate=2026-01-31", { StartDate: "2026-01-31" }],
		["URL=https://gateway.example/intercom", { URL: "https://gateway.example/intercom" }],
		["URL=http://127.0.0.1:4010", { URL: "http://127.0.0.1:4010" }],
		["URL=http://127.1.2.3", { URL: "http://127.1.2.3" }],
		["URL=http://[::1]:4010/", { URL: "http://[::1]:4010/" }],
		["URL=HTTP://LOCALHOST:4010", { URL: "HTTP://LOCALHOST:4010" }],
		["CallbackUrl=http://localhost:3333", { CallbackURL: "http://localhost:3333" }],
		// The placeholder of the documentation's sample: it is looked at when a browser is to come back to it.
		["CallbackUrl=your_callback_url", { CallbackURL: "your_callback_url" }],
		["CallbackUrl=https://app.example/callback", { CallbackURL: "https://app.example/callback" }],
		["ProxyServer=http://user:pass@proxy.example:8080", { ProxyServer: "http://user:pass@proxy.example:8080" }],
	])("%s is taken", (text, options) => {
		expect(parseConnectionString(text)).toEqual(options);
	});

	test.each([
		["Readonly=1", "neither true nor false", "Readonly=true"],
		["Readonly=constructor", "neither true nor false", "Readonly=true"],
		["CacheTolerance=-1", "less than 0", "whole number of seconds, 0 or more"],
		["CacheTolerance=1.5", "not a whole number", "whole number of seconds"],
		["CacheTolerance=0x10", "not a whole number", "whole number"],
		["CacheTolerance=99999999999999999999", "too many digits", "whole number"],
		["Timeout=2147484", "more than 2147483", "from 0 to 2147483"],
		["OAuthTimeout=0", "less than 1", "from 1"],
		["MaxRows=-2", "less than -1", "-1 or more"],
		["MaxConcurrency=0", "less than 1", "1 or more"],
		["Pagesize=0", "less than 1", "1 or more"],
		["RateLimit=0", "less than 1", "1 or more"],
		["MaxRequests=-1", "less than 0", "0 or more"],
		["Verbosity=6", "more than 5", "from 1 to 5"],
		["Verbosity=0", "less than 1", "from 1 to 5"],
		["OAuthTokenTimestamp=x", "not a whole number", "of milliseconds"],
		["AuthScheme=Basic", "no such choice", "Choose one of NONE, OAUTH."],
		["NumericAs=TEXT", "no such choice", "NUMBER, STRING"],
		["MaxLogFileSize=100", "not a number with", "at least 100KB, such as 100MB"],
		["MaxLogFileSize=99KB", "too small", "at least 100KB"],
		["MaxLogFileSize=99999999999999GB", "too large", "at least 100KB"],
		["StartDate=2026-02-30", "no date", "2026-01-31"],
		["CallbackUrl=localhost:33333", "neither https:// nor http://", "such as http://localhost:33333"],
		["CallbackUrl='your callback'", "not a URL", "such as http://localhost:33333"],
		["CallbackUrl=urn:ietf:wg:oauth:2.0:oob", "a page that shows the code", "auth login --no-browser"],
		["CallbackUrl=URN:ietf:wg:oauth:2.0:OOB:auto", "a page that shows the code", "http://localhost:33333"],
		["RedirectURI=oob", "a page that shows the code", "OAuthVerifier"],
		["OAuthAccessTokenURL=your_token_url", "not a URL", "https://host/path"],
		["CallbackUrl=http://app.example/callback", "loopback hosts only", "https://"],
		["CallbackUrl=myapp://callback", "neither https:// nor http://", "https://"],
		["CallbackUrl=http://localhost:33333/#x", "#fragment", "https://"],
		["URL=http://api.intercom.io", "loopback hosts only", "https://"],
		["URL=http://127.0.0.1.example", "loopback hosts only", "https://"],
		["URL=http://localhost.example", "loopback hosts only", "https://"],
		["URL=api.intercom.io", "not a URL", "https://host/path"],
		["URL=https://user:s3cret@api.intercom.io", "user name or password", "https://"],
		["URL='https://api.\nintercom.io'", "not a URL", "https://"],
		["OAuthAuthorizationURL=http://app.intercom.com/oauth", "loopback hosts only", "https://"],
		["OAuthAccessTokenURL=http://api.intercom.io/token", "loopback hosts only", "https://"],
		["ProxyServer=socks5://proxy.example", "neither https:// nor http://", "http://"],
		["ProxyServer=proxy.example:8080", "neither https:// nor http://", "http://"],
	])("%s is refused, and the error says what is expected, not what was given", (text, problem, expected) => {
		const error = catchError(() => parseConnectionString(text));
		const offset = text.indexOf("=") + 1;
		expect(error).toMatchObject({ code: "bad_property_value", sqlState: "22023", position: offset });
		expect(error.message.toLowerCase()).toContain(
			`${text.slice(0, offset - 1).replace("RedirectURI", "CallbackURL")} at character ${offset} is`.toLowerCase(),
		);
		expect(error.message).toContain(problem);
		expect(error.hint).toContain(expected);
		expect(error.message + String(error.hint)).not.toContain("s3cret");
	});
});
