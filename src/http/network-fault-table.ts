/** One way in which the network fails. */
interface NetworkFaultRow {
	/** Codes of Node.js, OpenSSL or undici; a trailing * stands for any ending. */
	readonly codes: readonly string[];
	/** Completes "cannot reach host: …" and "… failed: …". */
	readonly reason: string;
	/** What to do, where the usual hint does not fit. */
	readonly advice?: string;
	/** How often it is tried again before anything has ever worked: a wrong address should be told at once. */
	readonly firstRetries: number;
	/** True when trying again cannot help. */
	readonly isHopeless?: true;
	/** True when it was the request that was wrong, before any network. */
	readonly isOwn?: true;
}

const trustAdvice =
	"If this is a private or a company's authority, give its certificate (PEM text or file) in SSLServerCert.";

/** The ways in which the network fails. Codes: https://nodejs.org/api/errors.html, undici's docs/api/Errors.md, X509_verify_cert_error_string(3). */
export const networkFaultTable: readonly NetworkFaultRow[] = [
	{ codes: ["ECONNREFUSED"], reason: "the connection was refused", firstRetries: 2 },
	{ codes: ["ENOTFOUND"], reason: "the name was not found (DNS)", firstRetries: 0 },
	{ codes: ["EAI_*"], reason: "the name could not be looked up (DNS did not answer)", firstRetries: 2 },
	{ codes: ["UND_ERR_CONNECT_TIMEOUT", "ETIMEDOUT"], reason: "nothing answered the connection", firstRetries: 1 },
	{
		codes: ["EHOSTUNREACH", "ENETUNREACH", "ENETDOWN", "EADDRNOTAVAIL"],
		reason: "the network does not lead there",
		firstRetries: 1,
	},
	{
		codes: ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "UND_ERR_DESTROYED"],
		reason: "the connection was closed before the answer was complete",
		firstRetries: 2,
	},
	{
		codes: [
			"SELF_SIGNED_CERT_IN_CHAIN",
			"DEPTH_ZERO_SELF_SIGNED_CERT",
			"UNABLE_TO_VERIFY_LEAF_SIGNATURE",
			"UNABLE_TO_GET_ISSUER_CERT*",
			"CERT_UNTRUSTED",
			"CERT_SIGNATURE_FAILURE",
		],
		reason: "its certificate is not trusted",
		advice: trustAdvice,
		firstRetries: 0,
		isHopeless: true,
	},
	{
		codes: ["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"],
		reason: "its certificate has expired or is not valid yet",
		advice: "Check this machine's date and time; if they are right, the server's certificate must be renewed.",
		firstRetries: 0,
		isHopeless: true,
	},
	{
		codes: ["ERR_TLS_CERT_ALTNAME_INVALID"],
		reason: "its certificate belongs to another name",
		advice: "Check the address in URL, and whether a proxy stands between.",
		firstRetries: 0,
		isHopeless: true,
	},
	{
		codes: ["ERR_SSL_*", "EPROTO", "ERR_TLS_*", "UND_ERR_PRX_TLS"],
		reason: "no secure connection could be agreed on (TLS)",
		advice: "Check that https:// is right for the address in URL or ProxyServer.",
		firstRetries: 0,
		isHopeless: true,
	},
	{ codes: ["HPE_*"], reason: "the answer is not HTTP", firstRetries: 1 },
	{ codes: ["UND_ERR_HEADERS_OVERFLOW"], reason: "the headers of the answer are too large", firstRetries: 0 },
	{
		codes: ["UND_ERR_INVALID_ARG"],
		reason: "a header holds a character that HTTP does not allow",
		advice: "Check the credential for line breaks and characters beyond ASCII.",
		firstRetries: 0,
		isHopeless: true,
		isOwn: true,
	},
];
