// src/base/clock.ts
import { setTimeout as delay } from "node:timers/promises";

// src/base/error-table.ts
var errorTable = {
  // Connection string and options
  connection_string_syntax: {
    family: "usage",
    sqlState: "08001",
    message: "the connection string is malformed{place}: {problem}",
    hint: "Write Name=value; pairs. A value with ; or quotes in it goes into '\u2026' with the quote doubled, or into braces with the closing one doubled."
  },
  unknown_property: {
    family: "usage",
    sqlState: "08001",
    message: 'unknown connection property "{name}"{place}',
    hint: "{suggestion}"
  },
  duplicate_property: {
    family: "usage",
    sqlState: "08001",
    message: "the connection property {name} is set more than once{place}",
    hint: "Keep one of them."
  },
  bad_property_value: {
    family: "usage",
    sqlState: "22023",
    message: "the value of the connection property {name}{place} is not valid: {problem}",
    hint: "{expected}"
  },
  property_not_supported_yet: {
    family: "usage",
    sqlState: "0A000",
    message: "the connection property {name} is not supported yet",
    hint: "Leave it out of the connection string."
  },
  missing_property: {
    family: "usage",
    sqlState: "08001",
    message: "the connection property {name} is missing: {reason}",
    hint: "{advice}"
  },
  connection_closed: {
    family: "usage",
    sqlState: "08003",
    message: "the connection is closed",
    hint: "Open a new one with connect()."
  },
  command_line: { family: "usage", sqlState: "22023", message: "{problem}", hint: "{advice}" },
  listen_failed: {
    family: "usage",
    sqlState: "58030",
    message: "cannot listen on {address}: {reason}",
    hint: "{advice}"
  },
  output_failed: { family: "usage", sqlState: "58030", message: "cannot write the output: {reason}" },
  // Profiles
  profile_not_found: {
    family: "usage",
    sqlState: "08001",
    message: 'the profile "{profile}" was not found',
    hint: "Bundled profiles: {bundled}. Use Profile={first}, or the path of a profile folder such as ./profiles/{first}.apip."
  },
  profile_invalid: { family: "usage", sqlState: "08001", message: "{place}: {problem}", hint: "{advice}" },
  // SQL
  sql_syntax: { family: "sql", sqlState: "42601", message: "syntax error at {found}: {problem}", hint: "{advice}" },
  statement_too_complex: {
    family: "sql",
    sqlState: "54001",
    message: "the statement is nested more than {limit} levels deep",
    hint: "Split it into views or WITH queries."
  },
  statement_too_long: {
    family: "sql",
    sqlState: "54000",
    message: "the statement is {length} characters long; at most {limit} are read",
    hint: "Pass long values as parameters."
  },
  not_supported: { family: "sql", sqlState: "0A000", message: "{feature} is not supported", hint: "{advice}" },
  unknown_table: { family: "sql", sqlState: "42P01", message: 'table "{table}" does not exist', hint: "{suggestion}" },
  unknown_column: {
    family: "sql",
    sqlState: "42703",
    message: 'column "{column}" does not exist',
    hint: "{suggestion}"
  },
  ambiguous_column: {
    family: "sql",
    sqlState: "42702",
    message: 'column reference "{column}" is ambiguous',
    hint: "Qualify it: {candidates}."
  },
  duplicate_alias: {
    family: "sql",
    sqlState: "42712",
    message: 'table name "{alias}" is used more than once in one FROM',
    hint: "Give one of them another alias."
  },
  unknown_function: {
    family: "sql",
    sqlState: "42883",
    message: "function {call} does not exist",
    hint: "{suggestion}"
  },
  unknown_procedure: {
    family: "sql",
    sqlState: "42883",
    message: 'procedure "{procedure}" does not exist',
    hint: "{suggestion}"
  },
  unknown_operator: {
    family: "sql",
    sqlState: "42883",
    message: "operator {operator} does not exist",
    hint: "{advice}"
  },
  type_mismatch: { family: "sql", sqlState: "42804", message: "{problem}", hint: "{advice}" },
  bad_literal: {
    family: "sql",
    sqlState: "22P02",
    message: 'invalid input for type {type}: "{text}"',
    hint: "{expected}"
  },
  grouping: {
    family: "sql",
    sqlState: "42803",
    message: "{problem}",
    hint: "{advice}"
  },
  windowing: { family: "sql", sqlState: "42P20", message: "{problem}", hint: "{advice}" },
  wrong_function_kind: { family: "sql", sqlState: "42809", message: "{problem}", hint: "{advice}" },
  order_not_in_output: { family: "sql", sqlState: "42P10", message: "{problem}", hint: "{advice}" },
  column_count: {
    family: "sql",
    sqlState: "42601",
    message: "{problem}",
    hint: "Give both sides the same number of columns."
  },
  invalid_argument: { family: "sql", sqlState: "22023", message: "{problem}", hint: "{advice}" },
  bad_parameter: { family: "sql", sqlState: "07001", message: "{problem}", hint: "{advice}" },
  division_by_zero: { family: "sql", sqlState: "22012", message: "division by zero", hint: "Use NULLIF(divisor, 0)." },
  scalar_subquery_rows: {
    family: "sql",
    sqlState: "21000",
    message: "a subquery used as an expression returned more than one row",
    hint: "Add LIMIT 1 or an aggregate to it."
  },
  read_only: {
    family: "sql",
    sqlState: "25006",
    message: "{statement} is refused: the connection is read-only",
    hint: "Connect without Readonly=true to write."
  },
  required_predicate: {
    family: "sql",
    sqlState: "HV002",
    message: 'table "{table}" can only be read with {predicate}',
    hint: "Add it to the WHERE clause."
  },
  execution_failed: { family: "sql", sqlState: "{sqlState}", message: "{problem}", hint: "{advice}" },
  // Credentials
  credential_missing: {
    family: "auth",
    sqlState: "28000",
    message: "there is no credential: {reason}",
    hint: "{advice}"
  },
  credential_refused: {
    family: "auth",
    sqlState: "28000",
    message: "{service} refused the credential: {reason}",
    hint: "{advice}"
  },
  authorization_failed: {
    family: "auth",
    sqlState: "28000",
    message: "the authorization did not succeed: {reason}",
    hint: "{advice}"
  },
  callback_unavailable: {
    family: "auth",
    sqlState: "08001",
    message: "cannot listen on the callback URL {url}: {reason}",
    hint: "Set CallbackURL to a free loopback port that is registered as a redirect URL of the app."
  },
  token_store: { family: "auth", sqlState: "58030", message: "the token store {path} {problem}", hint: "{advice}" },
  permission_denied: {
    family: "auth",
    sqlState: "42501",
    message: "{service} does not permit {action}: {reason}",
    hint: "{advice}"
  },
  // The service
  connect_failed: {
    family: "remote",
    sqlState: "08001",
    message: "cannot reach {host}: {reason}",
    hint: "Check that the address in URL or Region is right and that the service is running.",
    isTransient: true
  },
  request_timeout: {
    family: "remote",
    sqlState: "57014",
    message: "{request} took longer than Timeout={seconds} s",
    hint: "Raise Timeout, or narrow the statement.",
    isTransient: true
  },
  rate_limited: {
    family: "remote",
    sqlState: "53000",
    message: "the rate limit of {host} asks to wait {seconds} s, more than MaxRateLimitDelay={limit} s",
    hint: "Try again later, or raise MaxRateLimitDelay.",
    isTransient: true
  },
  request_budget: {
    family: "remote",
    sqlState: "53000",
    message: "the statement needs {needed} requests, more than MaxRequests={limit}",
    hint: "Narrow the statement with a predicate that is pushed down (see EXPLAIN), or raise MaxRequests."
  },
  request_failed: {
    family: "remote",
    sqlState: "HV000",
    message: "{request} failed: {reason}",
    hint: "{advice}"
  },
  service_unavailable: {
    family: "remote",
    sqlState: "HV000",
    message: "{request} failed {attempts} times: {reason}",
    hint: "The service seems to be in trouble. Try again later.",
    isTransient: true
  },
  bad_response: {
    family: "remote",
    sqlState: "HV000",
    message: "{request} was answered with something that could not be read: {reason}",
    hint: "{advice}"
  },
  // Cache
  cache_disk: { family: "cache", sqlState: "58030", message: "the cache file {path} {problem}", hint: "{advice}" },
  not_cached: {
    family: "cache",
    sqlState: "55000",
    message: 'what is needed of table "{table}" is not in the cache, and no request may be made for it',
    hint: "Run it once with Offline=false and without #CACHE, or fill the cache with: intercom-sql sync {table}."
  },
  // Ends from outside
  cancelled: { family: "cancelled", sqlState: "57014", message: "the statement was cancelled" },
  statement_timeout: {
    family: "cancelled",
    sqlState: "57014",
    message: "the statement took longer than QueryTimeout={seconds} s",
    hint: "Raise QueryTimeout, or narrow the statement."
  },
  internal: {
    family: "internal",
    sqlState: "XX000",
    message: "internal error: {problem}",
    hint: "This is a mistake in intercom-sql. Please report it with the statement."
  }
};

// src/base/provider-error.ts
var ProviderError = class extends Error {
  code;
  sqlState;
  detail;
  hint;
  position;
  isTransient;
  status;
  remoteCode;
  requestId;
  /** Prefer {@link createError}, which picks the family's class. */
  constructor(code, slots, extras = {}) {
    const row = errorTable[code];
    super(fillSlots(row.message, slots), extras.cause === void 0 ? void 0 : { cause: extras.cause });
    this.name = new.target.name;
    this.code = code;
    this.sqlState = fillSlots(row.sqlState, slots);
    this.detail = extras.detail;
    this.hint = extras.hint ?? (row.hint === void 0 ? void 0 : fillSlots(row.hint, slots) || void 0);
    this.position = extras.position;
    this.isTransient = row.isTransient ?? false;
    this.status = extras.status;
    this.remoteCode = extras.remoteCode;
    this.requestId = extras.requestId;
  }
};
var UsageError = class extends ProviderError {
};
var SqlError = class extends ProviderError {
};
var AuthError = class extends ProviderError {
};
var RemoteError = class extends ProviderError {
};
var CacheError = class extends ProviderError {
};
var CancelledError = class extends ProviderError {
};
var InternalError = class extends ProviderError {
};
var familyClasses = {
  usage: UsageError,
  sql: SqlError,
  auth: AuthError,
  remote: RemoteError,
  cache: CacheError,
  cancelled: CancelledError,
  internal: InternalError
};
function createError(code, slots, extras) {
  const FamilyClass = familyClasses[errorTable[code].family];
  return new FamilyClass(code, slots, extras);
}
function fillSlots(text2, slots) {
  return text2.replace(/\{(\w+)\}/g, (whole, name) => String(slots[name] ?? whole));
}

// src/base/clock.ts
var systemClock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    try {
      await delay(ms, void 0, { signal });
    } catch (cause) {
      throw createError("cancelled", {}, { cause });
    }
  }
};

// src/base/log.ts
var silentLog = { write: () => void 0 };

// src/base/secret.ts
import { inspect } from "node:util";
var mask = "***";
var Secret = class {
  #text;
  /** Keeps the text. */
  constructor(text2) {
    this.#text = text2;
  }
  /** The text itself; call it only where it goes on the wire or into the token store. */
  reveal() {
    return this.#text;
  }
  /** Gives the mask. */
  toString() {
    return mask;
  }
  /** Gives the mask. */
  toJSON() {
    return mask;
  }
  /** Gives the mask. */
  [inspect.custom]() {
    return mask;
  }
};

// src/base/sql-type.ts
var columnTypes = [
  "varchar",
  "text",
  "integer",
  "double",
  "numeric",
  "boolean",
  "timestamp",
  "date",
  "json"
];

// src/base/suggestion.ts
function findNearest(name, candidates) {
  const wanted = fold(name);
  let best;
  for (const candidate of candidates) {
    const folded = fold(candidate);
    const isPrefix = wanted.length >= 4 && (folded.startsWith(wanted) || wanted.startsWith(folded));
    const distance = isPrefix ? 1 : editDistance(wanted, folded);
    if (distance <= (wanted.length < 3 ? 0 : Math.floor(wanted.length / 3)) && (!best || distance < best.distance)) {
      best = { candidate, distance };
    }
  }
  return best?.candidate;
}
function suggestName(name, candidates, otherwise) {
  const nearest = findNearest(name, candidates);
  return nearest === void 0 ? otherwise : `Did you mean "${nearest}"?`;
}
function fold(name) {
  return name.toLowerCase().replaceAll(/[_\s]/g, "");
}
function editDistance(left2, right2) {
  let beforePrevious = [];
  let previous = Array.from({ length: right2.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left2.length; row++) {
    const current = [row];
    for (let column2 = 1; column2 <= right2.length; column2++) {
      const isSame2 = left2[row - 1] === right2[column2 - 1];
      let cost = Math.min(
        (previous[column2] ?? 0) + 1,
        (current[column2 - 1] ?? 0) + 1,
        (previous[column2 - 1] ?? 0) + (isSame2 ? 0 : 1)
      );
      if (row > 1 && column2 > 1 && left2[row - 1] === right2[column2 - 2] && left2[row - 2] === right2[column2 - 1]) {
        cost = Math.min(cost, (beforePrevious[column2 - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right2.length] ?? 0;
}

// src/base/timestamp.ts
function formatTimestamp(epochMs) {
  const iso = new Date(epochMs).toISOString();
  const text2 = iso.slice(0, -1).replace("T", " ");
  return epochMs % 1e3 === 0 ? text2.slice(0, -4) : text2;
}
var timestampPattern = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?\s*$/i;
function parseTimestamp(text2) {
  const match = timestampPattern.exec(text2);
  if (!match) return void 0;
  const [, year, month, day2, hour = "0", minute = "0", second = "0", fraction = "", zone = "Z"] = match;
  const epochMs = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day2),
    Number(hour),
    Number(minute),
    Number(second),
    Number(fraction.slice(0, 3).padEnd(3, "0"))
  );
  const isRealDay = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day2))).getUTCMonth() === Number(month) - 1;
  if (Number(year) < 100 || Number(month) > 12 || !isRealDay) return void 0;
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return void 0;
  if (Number(hour) === 24 && (Number(minute) > 0 || Number(second) > 0)) return void 0;
  return epochMs - zoneOffsetMs(zone);
}
function zoneOffsetMs(zone) {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? "0");
  return (match[1] === "-" ? -minutes : minutes) * 6e4;
}

// src/connection-string/grammar.ts
import {
  createToken,
  EmbeddedActionsParser,
  Lexer,
  MismatchedTokenException
} from "chevrotain";
function parseSegments(text2) {
  grammar ??= {
    lexer: new Lexer(
      { modes: { name: nameMode, value: valueMode }, defaultMode: "name" },
      { positionTracking: "onlyOffset" }
    ),
    parser: new SegmentParser()
  };
  const { lexer: lexer2, parser: parser2 } = grammar;
  parser2.input = lexer2.tokenize(text2).tokens;
  const segments = parser2.connectionString();
  const [error] = parser2.errors;
  parser2.input = [];
  if (!error) return segments;
  const problem = misplaced[error.token.tokenType.name];
  if (problem !== void 0) return { problem, offset: error.token.startOffset };
  const culprit = error instanceof MismatchedTokenException ? error.previousToken : error.token;
  return { problem: "there is no = after the name that begins here", offset: culprit.startOffset };
}
function locateInValue(segment, offset) {
  if (segment.closer === "") return segment.valueOffset + offset;
  const doubledCount = segment.value.slice(0, offset).split(segment.closer).length - 1;
  return segment.valueOffset + 1 + offset + doubledCount;
}
var Separator = createToken({ name: "Separator", pattern: Lexer.NA });
var Blank = createToken({ name: "Blank", pattern: /\s+/, group: Lexer.SKIPPED });
var Name = createToken({ name: "Name", pattern: /[\w\-.\u0080-\uffff][\w\-.\s\u0080-\uffff]*/ });
var Equals = createToken({ name: "Equals", pattern: /=/, push_mode: "value" });
var NameEnd = createToken({ name: "NameEnd", pattern: /;/, categories: Separator });
var Stray = createToken({ name: "Stray", pattern: /[^\w\-.\s=;\u0080-\uffff][\s\S]*/ });
var ValueEnd = createToken({ name: "ValueEnd", pattern: /;/, categories: Separator, pop_mode: true });
var SingleQuoted = createQuotedToken("SingleQuoted", "'", "'");
var DoubleQuoted = createQuotedToken("DoubleQuoted", '"', '"');
var Braced = createQuotedToken("Braced", "{", "}");
var Unclosed = createToken({ name: "Unclosed", pattern: /['"{][\s\S]*/ });
var Bare = createToken({ name: "Bare", pattern: /[^\s;'"{][^;]*/ });
var nameMode = [Blank, Name, Equals, NameEnd, Stray];
var valueMode = [Blank, ValueEnd, SingleQuoted, DoubleQuoted, Braced, Unclosed, Bare];
var SegmentParser = class extends EmbeddedActionsParser {
  connectionString = this.RULE("connectionString", () => {
    const segments = [];
    this.OPTION(() => segments.push(this.SUBRULE(this.segment)));
    this.MANY(() => {
      this.CONSUME(Separator);
      this.OPTION2(() => segments.push(this.SUBRULE2(this.segment)));
    });
    return segments;
  });
  segment = this.RULE("segment", () => {
    const name = this.CONSUME(Name);
    const equals = this.CONSUME(Equals);
    const value = this.OPTION(() => this.SUBRULE(this.value)) ?? {
      value: "",
      closer: "",
      valueOffset: equals.startOffset + 1
    };
    return { name: name.image.trimEnd(), nameOffset: name.startOffset, ...value };
  });
  value = this.RULE(
    "value",
    () => this.OR([
      { ALT: () => unquote(this.CONSUME(SingleQuoted), "'") },
      { ALT: () => unquote(this.CONSUME(DoubleQuoted), '"') },
      { ALT: () => unquote(this.CONSUME(Braced), "}") },
      { ALT: () => unquote(this.CONSUME(Bare), "") }
    ])
  );
  constructor() {
    super([Separator, ...nameMode, ...valueMode], { maxLookahead: 1 });
    this.performSelfAnalysis();
  }
};
var grammar;
function createQuotedToken(name, opener, closer) {
  const match = (text2, start) => {
    if (text2[start] !== opener) return null;
    let end = text2.indexOf(closer, start + 1);
    while (end !== -1 && text2[end + 1] === closer) end = text2.indexOf(closer, end + 2);
    return end === -1 ? null : [text2.slice(start, end + 1)];
  };
  return createToken({ name, pattern: match, start_chars_hint: [opener], line_breaks: true });
}
function unquote(token, closer) {
  const value = closer === "" ? token.image.trimEnd() : token.image.slice(1, -1).replaceAll(closer + closer, closer);
  return { value, valueOffset: token.startOffset, closer };
}
var afterClosing = "only blanks may stand between a closing quote or brace and the next ;";
var misplaced = {
  Equals: "there is no name before this =",
  Stray: "this character cannot stand in the name of a property",
  Unclosed: "the quote or brace that opens here is not closed",
  SingleQuoted: afterClosing,
  DoubleQuoted: afterClosing,
  Braced: afterClosing,
  Bare: afterClosing
};

// src/connection-string/place.ts
var nowhere = { words: "", position: void 0 };
var connectionStringOrigin = (offset) => ({ words: ` at character ${offset}`, position: offset });
var profileSettingsOrigin = (offset) => ({
  words: ` at character ${offset} of ProfileSettings`,
  position: void 0
});

// src/connection-string/property-table.ts
var longestTimerSeconds = 2147483;
var propertyTable = [
  {
    name: "Profile",
    aliases: [],
    category: "Connection",
    type: "path",
    default: "Intercom",
    summary: "Bundled profile by name, or path of a profile folder (`./profiles/Intercom.apip`)"
  },
  {
    name: "ProfileSettings",
    aliases: [],
    category: "Connection",
    type: "settings",
    default: null,
    secret: true,
    summary: "Nested list of properties: `ProfileSettings='APIKey=my_api_key;'`. Every property may stand here or outside"
  },
  {
    name: "AuthScheme",
    aliases: [],
    category: "Authentication",
    type: "choice",
    choices: ["NONE", "OAUTH"],
    default: "NONE",
    summary: "`NONE` sends the access token in APIKey. When it is not set, OAuth properties without an APIKey make it `OAUTH`"
  },
  {
    name: "APIKey",
    aliases: [],
    category: "Authentication",
    type: "text",
    default: null,
    environment: "INTERCOM_ACCESS_TOKEN",
    secret: true,
    summary: "Intercom access token"
  },
  {
    name: "Region",
    aliases: [],
    category: "Connection",
    type: "choice",
    choices: ["US", "EU", "AU"],
    default: "US",
    summary: "Where the workspace is hosted: decides the API and authorize hosts"
  },
  {
    name: "URL",
    aliases: [],
    category: "Connection",
    type: "url",
    default: null,
    defaultNote: "by Region",
    summary: "Base URL instead of the region's (a gateway, the sandbox). Plain http only for loopback"
  },
  {
    name: "ApiVersion",
    aliases: [],
    category: "Connection",
    type: "choice",
    choices: ["2.11", "2.12", "2.13", "2.14", "2.15", "2.16"],
    default: "2.16",
    summary: "`Intercom-Version` header. Tables and columns newer than the version are absent from the catalog"
  },
  {
    name: "InitiateOAuth",
    aliases: [],
    category: "OAuth",
    type: "choice",
    choices: ["OFF", "GETANDREFRESH", "REFRESH"],
    default: "OFF",
    summary: "`OFF` uses the given or stored token only, `REFRESH` also refreshes it and never prompts, `GETANDREFRESH` also opens the browser"
  },
  {
    name: "OAuthClientId",
    aliases: [],
    category: "OAuth",
    type: "text",
    default: null,
    summary: "Client id of the app"
  },
  {
    name: "OAuthClientSecret",
    aliases: [],
    category: "OAuth",
    type: "text",
    default: null,
    secret: true,
    summary: "Client secret of the app"
  },
  {
    name: "CallbackURL",
    // RFC 6749 § 4.1.1 calls it redirect_uri, and so do most OAuth clients.
    aliases: ["RedirectURI"],
    category: "OAuth",
    type: "url",
    default: "http://localhost:33333",
    summary: "Redirect URL of the app; the listener binds exactly to its host, port and path"
  },
  {
    name: "OAuthAccessToken",
    aliases: [],
    category: "OAuth",
    type: "text",
    default: null,
    secret: true,
    summary: "A given access token"
  },
  {
    name: "OAuthRefreshToken",
    aliases: [],
    category: "OAuth",
    type: "text",
    default: null,
    secret: true,
    summary: "A given refresh token, for services that have them"
  },
  {
    name: "OAuthVerifier",
    aliases: [],
    category: "OAuth",
    type: "text",
    default: null,
    secret: true,
    summary: "An authorization code that was obtained elsewhere; it is exchanged once"
  },
  {
    name: "OAuthExpiresIn",
    aliases: [],
    category: "OAuth",
    type: "integer",
    unit: "s",
    minimum: 0,
    default: null,
    summary: "Lifetime of the given access token"
  },
  {
    name: "OAuthTokenTimestamp",
    aliases: [],
    category: "OAuth",
    type: "integer",
    unit: "ms",
    minimum: 0,
    default: null,
    summary: "When the given access token was issued, in milliseconds since 1970"
  },
  {
    name: "OAuthSettingsLocation",
    aliases: [],
    category: "OAuth",
    type: "path",
    default: null,
    defaultNote: "per-user config folder",
    summary: "Token store: a file path, or `memory://id`"
  },
  {
    name: "OAuthAuthorizationURL",
    aliases: [],
    category: "OAuth",
    type: "url",
    default: null,
    defaultNote: "by profile",
    summary: "Where the person is sent to approve"
  },
  {
    name: "OAuthAccessTokenURL",
    aliases: [],
    category: "OAuth",
    type: "url",
    default: null,
    defaultNote: "by profile",
    summary: "Where a code is exchanged for tokens"
  },
  {
    name: "Scope",
    aliases: [],
    category: "OAuth",
    type: "text",
    default: null,
    defaultNote: "by profile",
    summary: "Scopes to ask for, separated by blanks"
  },
  {
    name: "OAuthTimeout",
    aliases: [],
    category: "OAuth",
    type: "integer",
    unit: "s",
    minimum: 1,
    maximum: longestTimerSeconds,
    default: 300,
    summary: "How long to wait for the person in the browser"
  },
  {
    name: "AutoCache",
    aliases: [],
    category: "Caching",
    type: "boolean",
    default: true,
    summary: "`false` = every statement reads live"
  },
  {
    name: "CacheLocation",
    aliases: [],
    category: "Caching",
    type: "path",
    default: null,
    defaultNote: "per-user cache folder",
    summary: "A file path, or `:memory:`"
  },
  {
    name: "CacheTolerance",
    aliases: [],
    category: "Caching",
    type: "integer",
    unit: "s",
    minimum: 0,
    default: 600,
    summary: "The age up to which cached rows may answer"
  },
  {
    name: "Offline",
    aliases: [],
    category: "Caching",
    type: "boolean",
    default: false,
    summary: "Answer from the cache only; no request is made; writes fail"
  },
  {
    name: "StartDate",
    aliases: [],
    category: "Caching",
    type: "timestamp",
    default: null,
    summary: "Rows created before it are not fetched by full reads of time-partitioned tables; shown in `sys_cache`"
  },
  {
    name: "Timeout",
    aliases: [],
    category: "Limits",
    type: "integer",
    unit: "s",
    minimum: 0,
    maximum: longestTimerSeconds,
    default: 60,
    summary: "One request; 0 = no limit"
  },
  {
    name: "QueryTimeout",
    // ADO.NET and Npgsql say Command Timeout for the time that one statement may take.
    aliases: ["CommandTimeout"],
    category: "Limits",
    type: "integer",
    unit: "s",
    minimum: 0,
    maximum: longestTimerSeconds,
    default: 0,
    summary: "One statement in all; 0 = no limit"
  },
  {
    name: "MaxRequests",
    aliases: [],
    category: "Limits",
    type: "integer",
    minimum: 0,
    default: 0,
    availability: "later",
    summary: "A statement whose plan needs, or that comes to need, more requests than this fails with the estimate; 0 = no limit"
  },
  {
    name: "MaxRows",
    aliases: [],
    category: "Limits",
    type: "integer",
    minimum: -1,
    default: -1,
    summary: "Rows returned by a statement, -1 = all; `result.truncated` says when there were more"
  },
  {
    name: "MaxConcurrency",
    aliases: [],
    category: "Limits",
    type: "integer",
    minimum: 1,
    default: 20,
    summary: "Requests in flight"
  },
  {
    name: "RateLimit",
    aliases: [],
    category: "Limits",
    type: "integer",
    minimum: 1,
    default: null,
    defaultNote: "from headers",
    summary: "Calls a minute that this process may use"
  },
  {
    name: "MaxRateLimitDelay",
    aliases: [],
    category: "Limits",
    type: "integer",
    unit: "s",
    minimum: 0,
    maximum: longestTimerSeconds,
    default: 300,
    summary: "The longest wait for a rate limit before an error"
  },
  {
    name: "Pagesize",
    aliases: [],
    category: "Limits",
    type: "integer",
    minimum: 1,
    default: null,
    defaultNote: "by table",
    summary: "Rows a request"
  },
  {
    name: "Readonly",
    aliases: [],
    category: "Statements",
    type: "boolean",
    default: false,
    summary: "Refuse INSERT, UPDATE, DELETE, and EXEC with side effects"
  },
  {
    name: "ConnectOnOpen",
    aliases: [],
    category: "Connection",
    type: "boolean",
    default: true,
    summary: "Check the credential in `connect()`"
  },
  {
    name: "UserDefinedViews",
    aliases: [],
    category: "Statements",
    type: "path",
    default: null,
    summary: 'Path of a JSON file `{ "name": { "query": "SELECT \u2026" } }`'
  },
  {
    name: "DisplayAs",
    aliases: [],
    category: "Statements",
    type: "choice",
    choices: ["html", "plaintext"],
    default: "html",
    availability: "later",
    summary: "Format of message bodies"
  },
  {
    name: "Pushdown",
    aliases: [],
    category: "Statements",
    type: "boolean",
    default: true,
    summary: "`false` = fetch whole tables (for diagnosis and tests)"
  },
  {
    name: "ProxyServer",
    aliases: [],
    category: "Network",
    type: "url",
    default: null,
    environment: "HTTPS_PROXY",
    // A proxy's URL may hold a password.
    secret: true,
    allowsPlainHttp: true,
    summary: "Proxy URL, `http://host:port`, with `user:password@` when it asks for them"
  },
  {
    name: "SSLServerCert",
    aliases: [],
    category: "Network",
    type: "text",
    default: null,
    summary: "Extra certificate authority: PEM text, or path of a PEM file"
  },
  {
    name: "Logfile",
    aliases: [],
    category: "Logging",
    type: "path",
    default: null,
    summary: "Path of the log; secrets never stand in it, bodies only from level 4"
  },
  {
    name: "Verbosity",
    aliases: [],
    category: "Logging",
    type: "integer",
    minimum: 1,
    maximum: 5,
    default: 1,
    summary: "1 errors and statements, 2 requests, 3 headers, 4 bodies, 5 everything"
  },
  {
    name: "LogModules",
    aliases: [],
    category: "Logging",
    type: "text",
    default: null,
    defaultNote: "all",
    summary: "The modules that are logged, separated by `;` or blanks: `driver`, `sql`, `http`, `auth`, `cache`"
  },
  {
    name: "MaxLogFileSize",
    aliases: [],
    category: "Logging",
    type: "size",
    minimum: 102400,
    default: "100MB",
    summary: "Size at which the log begins a new file; the one before is kept as `<Logfile>.1`"
  }
];

// src/connection-string/value-type.ts
var text = {
  isVerbatim: true,
  read: (given) => given,
  expect: (property) => `Give ${property.name} as text.`
};
var valueTypes = {
  text,
  path: text,
  settings: text,
  boolean: {
    read: (given) => booleanWords.get(given.toLowerCase()) ?? { problem: "it is neither true nor false" },
    expect: (property) => `Write ${property.name}=true or ${property.name}=false (yes and no are taken too).`
  },
  integer: {
    read: readInteger,
    expect: (property) => `Give a whole number${describeUnit(property)}${describeRange(property)}.`
  },
  choice: {
    read: (given, { choices = [] }) => choices.find((choice) => choice.toLowerCase() === given.toLowerCase()) ?? { problem: "there is no such choice" },
    expect: ({ choices = [] }) => `Choose one of ${choices.join(", ")}.`
  },
  url: {
    read: readUrl,
    expect: (property) => `Give a URL that begins with https://${property.allowsPlainHttp ? " or http://" : ", or http:// and a loopback host"}, such as ${String(property.default ?? "https://host/path")}.`
  },
  size: {
    read: readSize,
    expect: (property) => `Give a size of at least ${(property.minimum ?? 0) / bytesPerUnit.KB}KB, such as ${String(property.default)}.`
  },
  timestamp: {
    read: (given) => parseTimestamp(given) === void 0 ? { problem: "it is no date or time of the calendar" } : given,
    expect: () => "Give a date such as 2026-01-31, or a time such as 2026-01-31T08:00:00Z."
  }
};
var booleanWords = /* @__PURE__ */ new Map([
  ["true", true],
  ["yes", true],
  ["false", false],
  ["no", false]
]);
function readInteger(given, { minimum, maximum }) {
  if (!/^[+-]?\d+$/.test(given)) return { problem: "it is not a whole number" };
  const value = Number(given) + 0;
  if (!Number.isSafeInteger(value)) return { problem: "it has too many digits" };
  if (minimum !== void 0 && value < minimum) return { problem: `it is less than ${minimum}` };
  if (maximum !== void 0 && value > maximum) return { problem: `it is more than ${maximum}` };
  return value;
}
function readUrl(given, { secret, allowsPlainHttp }) {
  if (/\s/.test(given) || !URL.canParse(given)) return { problem: "it is not a URL" };
  const url = new URL(given);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return { problem: "it begins with neither https:// nor http://" };
  if (url.protocol === "http:" && !allowsPlainHttp && !isLoopback(url)) {
    return { problem: "plain http is taken for loopback hosts only (localhost, 127.0.0.1, [::1])" };
  }
  if (!secret && (url.username || url.password)) return { problem: "it holds a user name or password" };
  if (url.hash) return { problem: "it holds a #fragment, which is never sent" };
  return given;
}
function isLoopback({ hostname: hostname2 }) {
  return hostname2 === "localhost" || hostname2 === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname2);
}
var bytesPerUnit = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };
function parseSize(text2) {
  const match = /^(\d+)\s*(B|KB|MB|GB)$/i.exec(text2);
  if (!match) return void 0;
  const [, digits2, unit = "B"] = match;
  return Number(digits2) * bytesPerUnit[unit.toUpperCase()];
}
function readSize(given, { minimum = 0 }) {
  const bytes = parseSize(given);
  if (bytes === void 0) return { problem: "it is not a number with B, KB, MB or GB after it" };
  if (!Number.isSafeInteger(bytes)) return { problem: "it is too large" };
  if (bytes < minimum) return { problem: "it is too small" };
  return `${Number.parseInt(given, 10)}${given.replaceAll(/[\d\s]/g, "").toUpperCase()}`;
}
function describeUnit({ unit }) {
  return unit === void 0 ? "" : unit === "s" ? " of seconds" : " of milliseconds";
}
function describeRange({ minimum, maximum }) {
  if (maximum === void 0) return minimum === void 0 ? "" : `, ${minimum} or more`;
  return ` from ${minimum ?? Number.MIN_SAFE_INTEGER} to ${maximum}`;
}

// src/connection-string/property-index.ts
var connectionProperties = propertyTable;
function findProperty(name, place2) {
  const folded = foldName(name);
  const property = propertiesByName.get(folded);
  if (property) return property;
  const shown = showName(name);
  const candidates = connectionProperties.flatMap((candidate) => [candidate.name, ...candidate.aliases]);
  throw createError(
    "unknown_property",
    { name: shown, place: place2.words, suggestion: suggestName(shown, candidates, whereNamesAre) },
    { position: place2.position }
  );
}
function assertProperties(rows2) {
  const seen = /* @__PURE__ */ new Set();
  for (const row of rows2) {
    for (const name of [row.name, ...row.aliases]) {
      if (seen.has(foldName(name))) throw createError("internal", { problem: `two properties are named ${name}` });
      seen.add(foldName(name));
    }
    if (row.default !== null && valueTypes[row.type].read(String(row.default), row) !== row.default) {
      throw createError("internal", { problem: `the default of the property ${row.name} is not valid` });
    }
  }
}
function foldName(name) {
  return name.toLowerCase().replaceAll(/\s/g, "");
}
var propertiesByName = new Map(
  connectionProperties.flatMap(
    (property) => [property.name, ...property.aliases].map((name) => [foldName(name), property])
  )
);
assertProperties(connectionProperties);
var whereNamesAre = "The properties are listed in the README, in connectionProperties, and in the table sys_connection_props.";
var longestName = 30;
function showName(name) {
  const shown = name.replaceAll(/[\s\p{C}]+/gu, " ").trim();
  return shown.length > longestName ? `(${name.length} characters)` : shown;
}

// src/connection-string/property-value.ts
function readPropertyValue(property, given, place2) {
  if (given === void 0 || given === null || given === "") return void 0;
  const type = valueTypes[property.type];
  const text2 = printGiven(given, type.isVerbatim ?? false);
  const value = text2 === void 0 ? { problem: `it is ${describeKind(given)}` } : type.read(type.isVerbatim ? text2 : text2.trim(), property);
  if (typeof value !== "object") return value;
  throw createError(
    "bad_property_value",
    { name: property.name, place: place2.words, problem: value.problem, expected: type.expect(property) },
    { position: place2.position }
  );
}
function printGiven(given, isVerbatim) {
  if (typeof given === "string") return given;
  return !isVerbatim && (typeof given === "number" || typeof given === "boolean") ? String(given) : void 0;
}
function describeKind(given) {
  if (Array.isArray(given)) return "a list";
  return typeof given === "object" ? "an object" : `a ${typeof given}`;
}

// src/connection-string/option-reader.ts
function parseConnectionString(text2) {
  if (typeof text2 !== "string") throw createSyntaxError(nowhere, "it is not text");
  return collectOptions(readText(text2, connectionStringOrigin));
}
function readOptionObject(object) {
  if (typeof object !== "object" || object === null || Array.isArray(object)) {
    throw createSyntaxError(nowhere, "it is neither text nor an object of properties");
  }
  return collectOptions(readEntries(object));
}
function* readText(text2, origin) {
  const segments = parseSegments(text2);
  if ("problem" in segments) throw createSyntaxError(origin(segments.offset), segments.problem);
  for (const segment of segments) {
    const property = findProperty(segment.name, origin(segment.nameOffset));
    const place2 = origin(segment.valueOffset);
    const value = readPropertyValue(property, segment.value, place2);
    if (value === void 0) continue;
    yield {
      property,
      value,
      place: origin(segment.nameOffset),
      origin: (offset) => origin(locateInValue(segment, offset))
    };
  }
}
function* readEntries(object) {
  for (const [name, given] of Object.entries(object)) {
    const property = findProperty(name, nowhere);
    const value = readPropertyValue(property, given, nowhere);
    if (value !== void 0) yield { property, value, place: nowhere, origin: profileSettingsOrigin };
  }
}
function collectOptions(settings) {
  const given = indexByName(settings);
  const nested = given.get("ProfileSettings");
  if (nested) {
    given.delete("ProfileSettings");
    for (const [name, setting] of indexByName(readText(String(nested.value), nested.origin))) {
      if (name === "ProfileSettings") {
        throw createSyntaxError(setting.place, "ProfileSettings cannot stand inside ProfileSettings");
      }
      const outer = given.get(name);
      if (outer && outer.value !== setting.value) throw createDuplicateError(setting);
      given.set(name, setting);
    }
  }
  return Object.freeze(
    Object.fromEntries(
      connectionProperties.flatMap(({ name }) => {
        const setting = given.get(name);
        return setting ? [[name, setting.value]] : [];
      })
    )
  );
}
function indexByName(settings) {
  const index = /* @__PURE__ */ new Map();
  for (const setting of settings) {
    if (index.has(setting.property.name)) throw createDuplicateError(setting);
    index.set(setting.property.name, setting);
  }
  return index;
}
function createSyntaxError(place2, problem) {
  return createError("connection_string_syntax", { place: place2.words, problem }, { position: place2.position });
}
function createDuplicateError({ property, place: place2 }) {
  return createError(
    "duplicate_property",
    { name: property.name, place: place2.words && `, again${place2.words}` },
    { position: place2.position }
  );
}

// src/connection-string/resolution.ts
function resolveConnectionOptions(input, environment) {
  const given = typeof input === "string" ? parseConnectionString(input) : readOptionObject(input);
  refuseLaterProperties(given);
  const authScheme = given.AuthScheme ?? inferAuthScheme(given);
  const resolved = fillIn({ ...given, AuthScheme: authScheme }, environment);
  checkOAuthApp(resolved);
  return resolved;
}
function assertCredential(options) {
  if (options.AuthScheme !== "NONE" || options.APIKey !== void 0) return;
  const { name, environment = "" } = findProperty("APIKey", nowhere);
  throw createError("credential_missing", {
    reason: `neither ${name} nor the environment variable ${environment} is set`,
    advice: `Copy the access token of your app from Intercom's Developer Hub (Configure > Authentication) into ${name}=\u2026; or into ${environment}, or set AuthScheme=OAUTH. Without an account, try: intercom-sql sandbox`
  });
}
function refuseLaterProperties(given) {
  for (const { name, availability, default: usual } of connectionProperties) {
    const value = given[name];
    if (availability === "later" && value !== void 0 && value !== usual) {
      throw createError("property_not_supported_yet", { name });
    }
  }
}
function inferAuthScheme(given) {
  const initiatesOAuth = given.InitiateOAuth !== void 0 && given.InitiateOAuth !== "OFF";
  const hasOAuth = initiatesOAuth || given.OAuthClientId !== void 0 || given.OAuthAccessToken !== void 0;
  return hasOAuth && given.APIKey === void 0 ? "OAUTH" : void 0;
}
function fillIn(given, environment) {
  const resolved = connectionProperties.filter(({ type }) => type !== "settings").map((property) => {
    const value = given[property.name] ?? readEnvironment(property, environment) ?? property.default ?? void 0;
    return [property.name, property.secret && value !== void 0 ? new Secret(String(value)) : value];
  });
  return Object.freeze(Object.fromEntries(resolved));
}
function readEnvironment(property, environment) {
  if (property.environment === void 0) return void 0;
  const name = [property.environment, property.environment.toLowerCase()].find(
    (candidate) => environment[candidate]?.trim()
  );
  if (name === void 0) return void 0;
  const place2 = { words: ` in the environment variable ${name}`, position: void 0 };
  return readPropertyValue(property, environment[name]?.trim(), place2);
}
function checkOAuthApp({ AuthScheme, InitiateOAuth, OAuthClientId, OAuthClientSecret }) {
  if (AuthScheme !== "OAUTH" || InitiateOAuth !== "GETANDREFRESH") return;
  for (const [name, value] of Object.entries({ OAuthClientId, OAuthClientSecret })) {
    if (value !== void 0) continue;
    throw createError("missing_property", {
      name,
      reason: "InitiateOAuth=GETANDREFRESH authorizes an app, and needs its client id and client secret",
      advice: "Copy OAuthClientId and OAuthClientSecret from the settings of your app in Intercom's Developer Hub."
    });
  }
}

// src/profile/profile-folder.ts
import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

// src/profile/mistake.ts
function createProfileError(first, others) {
  const detail = others.map(({ place: place2, problem, advice }) => `${place2}: ${problem}. ${advice}`).join(" \xB7 ");
  return createError("profile_invalid", { ...first }, { detail: detail === "" ? void 0 : detail });
}

// src/profile/profile-folder.ts
var bundledFolder = fileURLToPath(new URL("../../profiles/", import.meta.url));
async function listBundledProfiles() {
  const entries = await readdir(bundledFolder);
  return entries.flatMap((entry) => entry.endsWith(".apip") ? [basename(entry, ".apip")] : []).sort();
}
async function readProfileFolder(reference) {
  const folder = await findFolder(reference);
  const names3 = await readdir(folder.path).catch((cause) => rejectReference(reference, cause));
  if (!names3.includes("profile.yaml")) {
    throw createProfileError(
      {
        place: folder.name,
        problem: "there is no profile.yaml in it",
        advice: "A profile is a folder with profile.yaml and tables/<table>.yaml; profiles/Hello.apip is one to copy."
      },
      []
    );
  }
  const inTables = await readdir(join(folder.path, "tables")).catch(() => []);
  const tableFiles = inTables.filter((name) => /\.ya?ml$/i.test(name)).sort();
  if (tableFiles.length === 0) {
    const advice = "Write one file for each table, named <table>.yaml.";
    throw createProfileError({ place: `${folder.name}/tables`, problem: "there are no tables", advice }, []);
  }
  const service = await readText2(folder, "profile.yaml", void 0);
  const tables = tableFiles.map((name) => readText2(folder, `tables/${name}`, name.replace(/\.yaml$/, "")));
  return [service, ...await Promise.all(tables)];
}
async function findFolder(reference) {
  if (/[/\\]|\.apip$/i.test(reference)) {
    return { path: resolve(reference), name: reference.replace(/[/\\]+$/, "") };
  }
  const wanted = reference.trim().toLowerCase();
  const name = (await listBundledProfiles()).find((bundled) => bundled.toLowerCase() === wanted);
  if (name === void 0) return rejectReference(reference, void 0);
  return { path: join(bundledFolder, `${name}.apip`), name: `${name}.apip` };
}
async function rejectReference(reference, cause) {
  const bundled = await listBundledProfiles();
  const first = bundled.includes("Intercom") ? "Intercom" : bundled[0] ?? "";
  throw createError("profile_not_found", { profile: reference, bundled: bundled.join(", "), first }, { cause });
}
async function readText2(folder, name, table2) {
  const place2 = `${folder.name}/${name}`;
  try {
    return { place: place2, table: table2, text: await readFile(join(folder.path, name), "utf8") };
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown fault";
    const problem = `the file cannot be read (${code})`;
    throw createProfileError({ place: place2, problem, advice: "Check that it is a file that you may read." }, []);
  }
}

// src/profile/profile-checks.ts
function checkService(service) {
  const findings = [];
  const known = service.versions?.known ?? [];
  const regionNames = service.regions.map((region2) => region2.name.toUpperCase());
  regionNames.forEach((name, index) => {
    if (regionNames.indexOf(name) === index) return;
    const problem = `the region ${name} is there twice`;
    findings.push({ path: ["regions", index, "name"], problem, advice: "Rename or remove one of them." });
  });
  known.forEach((version2, index) => {
    if (known.indexOf(version2) === index) return;
    const problem = `the version ${version2} is there twice`;
    findings.push({ path: ["versions", "known", index], problem, advice: "Keep one of them." });
  });
  service.regions.forEach((region2, index) => {
    if (service.oauth === void 0 || region2.authorizationUrl !== void 0) return;
    const problem = `the region ${region2.name} has no authorization_url, which oauth needs`;
    findings.push({ path: ["regions", index], problem, advice: "Add authorization_url, or remove oauth." });
  });
  service.errors.forEach((row, index) => {
    if (row.status === void 0 && row.code === void 0) {
      const problem = "the row fits every error";
      findings.push({ path: ["errors", index], problem, advice: "Add a status, a code, or both." });
    }
    if (row.waitMs !== void 0 && row.becomes !== "retry") {
      const advice = "Remove wait_ms, or write becomes: retry.";
      findings.push({ path: ["errors", index, "wait_ms"], problem: `${row.becomes} does not wait`, advice });
    }
  });
  return findings;
}
function checkLinks(table2, tables) {
  const references = table2.columns.flatMap(
    (column2, index) => column2.references === void 0 ? [] : checkTarget(column2.references, tables, ["columns", index, "references"])
  );
  const parents = table2.read.flatMap((access, index) => {
    if (access.kind !== "child" && access.kind !== "embedded") return [];
    const missing = checkTarget(access.parent, tables, ["read", index, "parent"]);
    if (missing.length > 0) return missing;
    if (access.parent.table === table2.name) {
      const problem = "a table cannot be its own parent";
      return [{ path: ["read", index, "parent"], problem, advice: "Name the table whose rows hold these." }];
    }
    if (access.kind !== "child" || access.cap === void 0) return [];
    return checkTotal(access.cap.total, access.parent.table, tables, ["read", index, "cap", "total"]);
  });
  return [...parents, ...references];
}
function checkTarget(target, tables, path) {
  const names3 = tables.map((table3) => table3.name);
  const table2 = tables.find((candidate) => candidate.name === target.table);
  if (table2 === void 0) {
    const advice2 = suggestName(target.table, names3, `Tables: ${names3.join(", ")}.`);
    return [{ path, problem: `there is no table "${target.table}"`, advice: advice2 }];
  }
  const columns = table2.columns.map((column2) => column2.name);
  if (columns.includes(target.column)) return [];
  const advice = suggestName(target.column, columns, `Its columns: ${columns.join(", ")}.`);
  return [{ path, problem: `${table2.name} has no column "${target.column}"`, advice }];
}
function checkTotal(total, parent, tables, path) {
  const paths = tables.find((table2) => table2.name === parent)?.columns.map((column2) => column2.path) ?? [];
  if (paths.includes(total)) return [];
  const advice = suggestName(total, paths, `Give ${parent} a column with that path.`);
  return [{ path, problem: `no column of ${parent} has the path ${total}`, advice }];
}

// src/profile/schema-mistakes.ts
import { z } from "zod";
function strictMap(shape) {
  const known = Object.keys(shape).join(", ");
  return z.strictObject(shape, { error: (issue) => issue.code === "unrecognized_keys" ? known : void 0 });
}
function explainIssues(file, issues) {
  const isUnknownKey = (issue) => issue.code === "unrecognized_keys";
  const inOrder2 = [...issues.filter(isUnknownKey), ...issues.filter((issue) => !isUnknownKey(issue))];
  return inOrder2.flatMap((issue) => explainIssue(file, issue, []));
}
function explainIssue(file, issue, base) {
  const path = [...base, ...issue.path.map((step) => typeof step === "symbol" ? String(step) : step)];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => explainUnknownKey(file, path, key, issue));
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    return pickBranch(issue.errors).flatMap((inner) => explainIssue(file, inner, path));
  }
  if (!file.has(path)) return [explainMissing(file, issue, path)];
  return [{ place: file.locate(path), ...explainValue(file, issue, path) }];
}
function explainUnknownKey(file, path, key, issue) {
  return {
    place: file.locate([...path, key], "key"),
    problem: `unknown key "${key}"`,
    advice: suggestName(key, issue.message.split(", "), `Keys that may stand here: ${issue.message}.`)
  };
}
function explainMissing(file, issue, path) {
  const name = nameOf(path);
  const advice = issue.code === "custom" || issue.code === "invalid_union" ? issue.message : issue.code === "invalid_value" ? `Add ${name} here, with one of: ${issue.values.map(String).join(", ")}.` : `Add ${name} here.`;
  return { place: file.locate(path.slice(0, -1)), problem: `${name} is missing`, advice };
}
function pickBranch(branches) {
  const hasRightShape = (issues) => issues.every((issue) => issue.path.length > 0 || issue.code !== "invalid_type");
  return branches.find(hasRightShape) ?? branches.at(-1) ?? [];
}
var typeNames = {
  string: "a text",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map"
};
function explainValue(file, issue, path) {
  const name = nameOf(path);
  const source = file.readSource(path) ?? "";
  switch (issue.code) {
    case "invalid_type": {
      const wanted = typeNames[issue.expected] ?? issue.expected;
      const needsQuotes = issue.expected === "string" && source !== "";
      return {
        problem: `${name} must be ${wanted}`,
        advice: needsQuotes ? `Put it in quotes: "${source}".` : `Write ${wanted} here.`
      };
    }
    case "invalid_value": {
      const choices = issue.values.map(String);
      return {
        problem: `${quote(source)} is not a value of ${name}`,
        advice: suggestName(source, choices, `Use one of: ${choices.join(", ")}.`)
      };
    }
    case "invalid_union":
      return { problem: `${quote(source)} is not a value of ${name}`, advice: issue.message };
    case "too_small":
      return { problem: `${name} is too small or empty`, advice: issue.message };
    default:
      return { problem: `${name} is not valid: ${quote(source)}`, advice: issue.message };
  }
}
function nameOf(path) {
  const last = path.at(-1);
  if (last === void 0) return "the file";
  return typeof last === "number" ? `entry ${last + 1} of ${nameOf(path.slice(0, -1))}` : `"${last}"`;
}
function quote(source) {
  return `"${source}"`;
}

// src/profile/service-schema.ts
import { z as z3 } from "zod";

// src/profile/value-schemas.ts
import { z as z2 } from "zod";
var sqlName = z2.string().regex(/^[a-z][a-z0-9_]*$/, "Use small letters, digits and underscores, and begin with a letter.");
var sentence = z2.string().min(1, "Say in one sentence what it is.");
var jsonPath = z2.string().regex(/^(\.|\^?[^.^\s]+(\.[^.^\s]+)*)$/, "Write names with dots between them, as in source.author.id.");
var endpointPath = z2.string().regex(
  /^\/[^\s{}?#]*(\{[a-z][a-z0-9_]*\}[^\s{}?#]*)*$/,
  "Begin with /, and write slots as {column}; a query goes under query:."
);
var version = z2.string().regex(/^\d+(\.\d+)*$/, 'Write a version such as "2.16".');
var columnReference = z2.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, "Write table.column, as in contacts.id.").transform((text2) => {
  const [table2 = "", column2 = ""] = text2.split(".");
  return { table: table2, column: column2 };
});
var statuses = z2.array(
  z2.int().min(400, "Statuses run from 400 to 599.").max(599, "Statuses run from 400 to 599.")
);
var serviceUrl = z2.string().regex(
  /^(https:\/\/[^\s/]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(\/[^\s]*)?$/,
  "Write an https:// address; http:// is for localhost only."
);
var filterOperators = [
  "eq",
  "ne",
  "in",
  "nin",
  "gt",
  "ge",
  "lt",
  "le",
  "contains",
  "starts",
  "ends"
];
var exactness = z2.enum(["exact", "inexact"]).exactOptional();
var filter = strictMap({
  eq: exactness,
  ne: exactness,
  in: exactness,
  nin: exactness,
  gt: exactness,
  ge: exactness,
  lt: exactness,
  le: exactness,
  contains: exactness,
  starts: exactness,
  ends: exactness
});

// src/profile/service-schema.ts
var region = strictMap({
  name: z3.string().regex(/^[A-Za-z]\w*$/, "Use letters and digits."),
  base_url: serviceUrl,
  authorization_url: serviceUrl.optional()
}).transform(({ base_url, authorization_url, name }) => ({
  name,
  baseUrl: base_url,
  authorizationUrl: authorization_url
}));
var oauth = strictMap({
  token_url: serviceUrl,
  scope: z3.string().optional(),
  pkce: z3.boolean(),
  token_request: z3.enum(["standard", "code_only"]),
  refresh_token: z3.boolean()
}).transform((raw) => ({
  tokenUrl: raw.token_url,
  scope: raw.scope,
  isPkceUsed: raw.pkce,
  tokenRequest: raw.token_request,
  hasRefreshToken: raw.refresh_token
}));
var check = strictMap({
  path: endpointPath,
  accepted: statuses.default([]),
  workspace_id: jsonPath.optional(),
  time_zone: jsonPath.optional(),
  region: jsonPath.optional()
}).transform(({ workspace_id, time_zone, ...rest }) => ({ ...rest, workspaceId: workspace_id, timeZone: time_zone }));
var headerName = z3.string().regex(/^[\w-]+$/, "Write the name of an HTTP header.");
var milliseconds = z3.int().min(1, "Write milliseconds, from 1 up.");
var rateLimit = strictMap({
  limit_header: headerName,
  remaining_header: headerName,
  reset_header: headerName,
  window_ms: milliseconds
}).transform((raw) => ({
  limitHeader: raw.limit_header,
  remainingHeader: raw.remaining_header,
  resetHeader: raw.reset_header,
  windowMs: raw.window_ms
}));
var errorMapping = strictMap({
  status: z3.int().min(400, "Statuses run from 400 to 599.").max(599, "Statuses run from 400 to 599.").optional(),
  code: z3.string().min(1, "Write the service's error code.").optional(),
  becomes: z3.enum(["credential", "permission", "invalid", "retry"]),
  wait_ms: milliseconds.optional(),
  advice: sentence
}).transform(({ wait_ms, ...rest }) => ({ ...rest, waitMs: wait_ms }));
var serviceFile = strictMap({
  name: z3.string().min(1, "Write the service's name."),
  summary: sentence,
  schema: sqlName,
  docs_url: serviceUrl,
  regions: z3.array(region).min(1, "Name at least one region with its base_url."),
  versions: strictMap({
    header: headerName,
    known: z3.array(version).min(1, "List the versions, oldest first.")
  }).optional(),
  headers: z3.record(headerName, z3.string()).default({}),
  authentication: z3.enum(["bearer", "none"]),
  oauth: oauth.optional(),
  check: check.optional(),
  rate_limit: rateLimit.optional(),
  errors: z3.array(errorMapping).default([])
}).transform(
  ({ docs_url, rate_limit, ...rest }) => ({ ...rest, docsUrl: docs_url, rateLimit: rate_limit })
);

// src/profile/access-path-schema.ts
import { z as z4 } from "zod";
var count = z4.int().min(1, "Write a number from 1 up.");
var pageSize = strictMap({ default: count, max: count });
var get = strictMap({
  kind: z4.literal("get"),
  path: endpointPath,
  column: sqlName.optional(),
  absent: statuses.default([404])
}).transform(({ column: column2, ...rest }) => ({ ...rest, column: column2 ?? slotOf(rest.path) }));
var search = strictMap({
  kind: z4.literal("search"),
  path: endpointPath,
  rows: jsonPath,
  page_size: pageSize,
  everything: strictMap({ column: sqlName, operator: z4.enum(filterOperators), value: z4.number() }),
  stable_order: sqlName,
  time_granularity: z4.enum(["second", "day"]),
  max_depth: count,
  max_filters: count
}).transform(
  ({ page_size, stable_order, time_granularity, max_depth, max_filters, ...rest }) => ({
    ...rest,
    pageSize: page_size,
    stableOrder: stable_order,
    timeGranularity: time_granularity,
    maxDepth: max_depth,
    maxFilters: max_filters
  })
);
var list = strictMap({
  kind: z4.literal("list"),
  method: z4.enum(["GET", "POST"]).default("GET"),
  path: endpointPath,
  query: z4.record(z4.string(), z4.string()).default({}),
  rows: jsonPath,
  paging: z4.enum(["none", "cursor", "page", "scroll"]),
  page_size: pageSize.optional()
}).transform(({ page_size, ...rest }) => ({ ...rest, pageSize: page_size }));
var child = strictMap({
  kind: z4.literal("child"),
  path: endpointPath,
  column: sqlName.optional(),
  parent: columnReference,
  rows: jsonPath,
  paging: z4.enum(["none", "cursor", "page"]),
  page_size: pageSize.optional(),
  absent: statuses.default([404]),
  cap: strictMap({ rows: count, total: jsonPath }).optional()
}).transform(
  ({ page_size, column: column2, ...rest }) => ({
    ...rest,
    column: column2 ?? slotOf(rest.path),
    pageSize: page_size
  })
);
var embedded = strictMap({
  kind: z4.literal("embedded"),
  column: sqlName,
  parent: columnReference,
  rows: jsonPath,
  columns: z4.array(sqlName).min(1, "Name the columns, or leave the key out.").optional(),
  truncated: jsonPath.optional()
}).transform((path) => path);
var deletionFeed = strictMap({
  path: endpointPath,
  rows: jsonPath,
  paging: z4.enum(["none", "cursor", "page"]),
  page_size: pageSize.optional(),
  key: jsonPath,
  at: jsonPath,
  since: version.optional()
}).transform(({ page_size, ...rest }) => ({ ...rest, pageSize: page_size }));
var incrementalRefresh = strictMap({
  column: sqlName,
  lag_seconds: z4.int().min(0, "Write how many seconds a search may lag behind."),
  deletions: z4.union([z4.literal("count"), deletionFeed])
}).transform(({ lag_seconds, ...rest }) => ({ ...rest, lagMs: lag_seconds * 1e3 }));
var accessPath = z4.discriminatedUnion("kind", [get, search, list, child, embedded], {
  error: "Use one of: get, search, list, child, embedded."
});
function slotsOf(path) {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
}
function slotOf(path) {
  return slotsOf(path)[0] ?? "";
}

// src/profile/access-path-checks.ts
function checkAccessPath(table2, access, index) {
  const path = ["read", index];
  switch (access.kind) {
    case "get":
      return checkSlot(table2, access, path);
    case "search":
      return [...checkNoSlot(access, path), ...checkSearch(table2, access, path)];
    case "list":
      return [...checkNoSlot(access, path), ...checkPageSize(access, path)];
    case "child":
      return [...checkSlot(table2, access, path), ...checkPageSize(access, path)];
    case "embedded":
      return [
        ...checkColumnName(table2, access.column, [...path, "column"]),
        ...(access.columns ?? []).flatMap((name, at) => checkColumnName(table2, name, [...path, "columns", at])),
        ...checkTruncated(table2, access.truncated, path)
      ];
  }
}
function checkColumnName(table2, name, path) {
  const names3 = table2.columns.map((column2) => column2.name);
  if (names3.includes(name)) return [];
  const advice = suggestName(name, names3, `Its columns: ${names3.join(", ")}.`);
  return [{ path, problem: `${table2.name} has no column "${name}"`, advice }];
}
function checkSlot(table2, access, path) {
  const slots = slotsOf(access.path);
  const [slot] = slots;
  if (slot === void 0 || slots.length > 1) {
    return [
      {
        path: [...path, "path"],
        problem: `the path has ${slots.length} slots`,
        advice: "Write exactly one {slot}, with the name of the column that fills it."
      }
    ];
  }
  if (slot !== access.column) {
    return [
      {
        path: [...path, "column"],
        problem: `the slot {${slot}} is not filled by the column ${access.column}`,
        advice: "Give both the same name, or leave column: out."
      }
    ];
  }
  return checkColumnName(table2, slot, [...path, "path"]);
}
function checkNoSlot(access, path) {
  if (slotsOf(access.path).length === 0) return [];
  return [
    {
      path: [...path, "path"],
      problem: "a list or a search has no slots",
      advice: "For one request per parent row use kind: child; for one object kind: get."
    }
  ];
}
function checkSearch(table2, access, path) {
  const { column: name, operator: operator2 } = access.everything;
  const findings = [
    ...checkColumnName(table2, name, [...path, "everything", "column"]),
    ...checkColumnName(table2, access.stableOrder, [...path, "stable_order"]),
    ...checkPageSize(access, path)
  ];
  const everything2 = table2.columns.find((column2) => column2.name === name);
  if (everything2 !== void 0 && everything2.filter[operator2] === void 0) {
    findings.push({
      path: [...path, "everything", "operator"],
      problem: `${name} cannot be filtered with ${operator2}`,
      advice: `Add ${operator2} to the filter of ${name}, or use another column.`
    });
  }
  const order2 = table2.columns.find((column2) => column2.name === access.stableOrder);
  if (order2 !== void 0 && !order2.isSortable) {
    findings.push({
      path: [...path, "stable_order"],
      problem: `${order2.name} cannot be sorted by`,
      advice: `Add sort: true to ${order2.name}, or use another column.`
    });
  }
  return findings;
}
function checkPageSize(access, path) {
  const { pageSize: pageSize2 } = access;
  if (pageSize2 === void 0) {
    const isNeeded = access.paging === "cursor" || access.paging === "page";
    if (!isNeeded) return [];
    const problem2 = `paging: ${access.paging ?? ""} needs a page_size`;
    return [{ path, problem: problem2, advice: "Add page_size: { default: 20, max: 100 } with the service's numbers." }];
  }
  if (access.paging === "none") {
    const advice = "Remove page_size, or say how the pages are walked.";
    return [{ path: [...path, "page_size"], part: "key", problem: "paging: none has no page_size", advice }];
  }
  if (pageSize2.default <= pageSize2.max) return [];
  const problem = `the default of ${pageSize2.default} rows is more than the max of ${pageSize2.max}`;
  return [{ path: [...path, "page_size", "default"], problem, advice: "Swap the two." }];
}
function checkTruncated(table2, truncated, path) {
  if (truncated === void 0 || table2.read.some((access) => access.kind === "child")) return [];
  return [
    {
      path: [...path, "truncated"],
      problem: "a list that was cut has nowhere to be completed from",
      advice: "Add the endpoint that has all rows as kind: child, or remove truncated."
    }
  ];
}

// src/profile/column-type-table.ts
var equality = ["eq", "ne", "in", "nin"];
var order = ["gt", "ge", "lt", "le"];
var pattern = ["contains", "starts", "ends"];
var columnTypeTable = {
  varchar: {
    from: "text",
    decoders: ["text", "id"],
    send: "text",
    encoders: ["text", "integer"],
    operators: [...equality, ...pattern]
  },
  text: { from: "text", decoders: ["text"], send: "text", encoders: ["text"], operators: [...equality, ...pattern] },
  integer: {
    from: "integer",
    decoders: ["integer"],
    send: "integer",
    encoders: ["integer", "text"],
    operators: [...equality, ...order]
  },
  double: {
    from: "double",
    decoders: ["double", "integer"],
    send: "double",
    encoders: ["double", "integer", "text"],
    operators: [...equality, ...order]
  },
  numeric: {
    from: "double",
    decoders: ["double", "integer"],
    send: "double",
    encoders: ["double", "integer", "text"],
    operators: [...equality, ...order]
  },
  boolean: {
    from: "boolean",
    decoders: ["boolean"],
    send: "boolean",
    encoders: ["boolean", "text"],
    operators: equality
  },
  timestamp: {
    decoders: ["unix_seconds", "iso8601"],
    send: "unix_seconds",
    encoders: ["unix_seconds", "text"],
    operators: [...equality, ...order]
  },
  date: { decoders: ["iso8601"], send: "text", encoders: ["text"], operators: [...equality, ...order] },
  json: { from: "json", decoders: ["json"], send: "text", encoders: ["text"], operators: [] }
};

// src/profile/table-checks.ts
function checkTable(table2, service) {
  const known = service.versions?.known ?? [];
  return [
    ...checkVersions(table2, [], known),
    ...table2.key.flatMap((name, index) => checkColumnName(table2, name, ["key", index])),
    ...table2.read.flatMap((access, index) => checkAccessPath(table2, access, index)),
    ...checkIncremental(table2, known),
    ...table2.columns.flatMap((column2, index) => checkColumn(table2, column2, index, known))
  ];
}
function checkIncremental(table2, known) {
  const { incremental } = table2;
  if (incremental === void 0) return [];
  const path = ["incremental"];
  const findings = checkColumnName(table2, incremental.column, [...path, "column"]);
  const column2 = table2.columns.find(({ name }) => name === incremental.column);
  if (column2 !== void 0 && (column2.type !== "timestamp" || column2.filter.gt === void 0)) {
    findings.push({
      path: [...path, "column"],
      problem: `${column2.name} cannot tell what changed since a time`,
      advice: "Name a timestamp whose filter has gt."
    });
  }
  if (table2.key.length !== 1) {
    const advice = "Give the table a key of one column, or remove incremental.";
    findings.push({ path, part: "key", problem: "a deleted row is found by one key", advice });
  }
  if (incremental.deletions === "count") return findings;
  return [...findings, ...checkVersions(incremental.deletions, [...path, "deletions"], known)];
}
function checkColumn(table2, column2, index, known) {
  const path = ["columns", index];
  const findings = [];
  const row = columnTypeTable[column2.type];
  const first = table2.columns.findIndex((other) => other.name === column2.name);
  if (first < index) {
    findings.push({
      path: [...path, "name"],
      problem: `the column "${column2.name}" is there twice`,
      advice: "Rename or remove one of them."
    });
  }
  if (!row.decoders.includes(column2.from)) {
    findings.push({
      path: [...path, "from"],
      problem: `${column2.from} does not give a ${column2.type}`,
      advice: `Use ${row.decoders.join(" or ")}, or another type.`
    });
  }
  if (!row.encoders.includes(column2.send)) {
    findings.push({
      path: [...path, "send"],
      problem: `a ${column2.type} cannot be sent as ${column2.send}`,
      advice: `Use ${row.encoders.join(" or ")}.`
    });
  }
  return [...findings, ...checkFilter(table2, column2, path), ...checkVersions(column2, path, known)];
}
function checkFilter(table2, column2, path) {
  const allowed = columnTypeTable[column2.type].operators;
  const used = Object.keys(column2.filter);
  const findings = used.filter((operator2) => !allowed.includes(operator2)).map((operator2) => ({
    path: [...path, "filter", operator2],
    problem: `a ${column2.type} has no operator ${operator2}`,
    advice: allowed.length > 0 ? `Operators of a ${column2.type}: ${allowed.join(", ")}.` : "Remove the filter."
  }));
  const hasSearch = table2.read.some((access) => access.kind === "search");
  const hasList = table2.read.some((access) => access.kind === "list");
  const isCarried = hasSearch || hasList && used.every((operator2) => operator2 === "eq");
  if (used.length > 0 && !isCarried) {
    findings.push({
      path: [...path, "filter"],
      problem: `${table2.name} has no search that could filter by ${column2.name}`,
      advice: hasList ? "A list can do eq only; for more add a search under read:." : "Add a search under read:."
    });
  }
  if (column2.isSortable && !hasSearch) {
    findings.push({
      path: [...path, "sort"],
      problem: `${table2.name} has no search that could sort by ${column2.name}`,
      advice: "Remove sort: true, or add a search under read:."
    });
  }
  return findings;
}
function checkVersions(part2, path, known) {
  const findings = ["since", "until"].flatMap((bound3) => {
    const version2 = part2[bound3];
    if (version2 === void 0 || known.includes(version2)) return [];
    const advice = known.length > 0 ? `Known versions: ${known.join(", ")}.` : "List the versions in profile.yaml.";
    return [{ path: [...path, bound3], problem: `${version2} is not a version of the service`, advice }];
  });
  if (findings.length > 0 || part2.since === void 0 || part2.until === void 0) return findings;
  if (known.indexOf(part2.since) <= known.indexOf(part2.until)) return [];
  const problem = `since ${part2.since} comes after until ${part2.until}`;
  return [{ path: [...path, "since"], problem, advice: "Swap the two." }];
}

// src/profile/table-schema.ts
import { z as z5 } from "zod";
var decoders = [
  "text",
  "id",
  "integer",
  "double",
  "boolean",
  "unix_seconds",
  "iso8601",
  "json"
];
var encoders = ["text", "integer", "double", "boolean", "unix_seconds"];
var column = strictMap({
  name: sqlName,
  type: z5.enum(columnTypes),
  path: jsonPath.optional(),
  from: z5.enum(decoders).optional(),
  filter: z5.union([z5.string(), filter]).optional(),
  field: z5.string().min(1, "Write the name under which the service searches it.").optional(),
  send: z5.enum(encoders).optional(),
  sort: z5.boolean().default(false),
  references: columnReference.optional(),
  since: version.optional(),
  until: version.optional(),
  values: z5.array(z5.string()).default([]),
  summary: sentence
}).transform((raw, context) => {
  const { filter: operators, sort, ...rest } = raw;
  const row = columnTypeTable[raw.type];
  const from = raw.from ?? row.from;
  if (from === void 0) {
    context.addIssue({
      code: "custom",
      path: ["from"],
      message: `Say how it is written: ${row.decoders.join(" or ")}.`
    });
    return z5.NEVER;
  }
  const path = raw.path ?? raw.name;
  const column2 = { ...rest, path, from, field: raw.field ?? path, send: raw.send ?? row.send, isSortable: sort };
  return { column: column2, operators };
});
var tableFile = strictMap({
  summary: sentence,
  key: z5.array(sqlName).min(1, "Name the columns that identify a row."),
  since: version.optional(),
  scope: sentence.optional(),
  incremental: incrementalRefresh.optional(),
  read: z5.array(accessPath).min(1, "Say how the rows are read: list, get, search, child or embedded."),
  filters: z5.record(sqlName, filter).default({}),
  columns: z5.array(column).min(1, "Write one line for each column."),
  notes: z5.array(sentence).default([])
}).transform(({ filters, columns, ...rest }, context) => {
  const resolved = columns.map(({ column: column2, operators = {} }, index) => {
    const set = typeof operators === "string" ? filters[operators] : operators;
    if (set === void 0) {
      const known = Object.keys(filters).join(", ") || "none";
      context.addIssue({
        code: "custom",
        path: ["columns", index, "filter"],
        message: `Use a set that stands under filters: (${known}), or write { eq: exact }.`
      });
    }
    return { ...column2, filter: set ?? {} };
  });
  return { ...rest, columns: resolved };
});

// src/profile/yaml-file.ts
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit
} from "yaml";
function parseYamlFile(name, text2) {
  const lineCounter = new LineCounter();
  const document = parseDocument(text2, { lineCounter, prettyErrors: false, version: "1.2" });
  const placeAt = (offset) => {
    const { line, col } = lineCounter.linePos(offset);
    return `${name}:${line || 1}:${col || 1}`;
  };
  const mistakes = [...document.errors, ...document.warnings].map((error) => explainYamlError(error, placeAt)).concat(findAliases(document, placeAt));
  const file = {
    content: mistakes.length === 0 ? document.toJS() : void 0,
    has: (path) => findNode(document, path).isFound,
    readSource: (path) => findNode(document, path).source,
    locate: (path, part2 = "value") => placeAt(findNode(document, path)[part2])
  };
  return { file, mistakes };
}
var yamlAdvice = {
  DUPLICATE_KEY: "Keep one of the two.",
  TAB_AS_INDENT: "Indent with blanks.",
  MULTIPLE_DOCS: "One file holds one document: remove the --- line.",
  TAG_RESOLVE_FAILED: "Remove the tag (the word that begins with !) and write the plain value.",
  BAD_ALIAS: "Write the value out.",
  MISSING_CHAR: "Close the bracket or the quote, and put texts that contain , : # { or [ in quotes.",
  UNEXPECTED_TOKEN: "Put texts that contain , : # { or [ in quotes."
};
function explainYamlError(error, placeAt) {
  const problem = error.code === "DUPLICATE_KEY" ? "the key is there twice" : error.message;
  return {
    place: placeAt(error.pos[0]),
    problem,
    advice: yamlAdvice[error.code] ?? "Check the indentation, the brackets and the quotes here and in the line above."
  };
}
function findAliases(document, placeAt) {
  const mistakes = [];
  visit(document, (_, node) => {
    if (isAlias(node)) {
      const place2 = placeAt(node.range?.[0] ?? 0);
      mistakes.push({ place: place2, problem: `*${node.source} is an alias`, advice: "Write the value out." });
    }
  });
  return mistakes;
}
function findNode(document, path) {
  let node = document.contents;
  let found = { isFound: true, key: startOf(node), value: startOf(node), source: void 0 };
  for (const step of path) {
    let key;
    let next;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      key = pair?.key;
      next = pair?.value;
    } else if (isSeq(node)) {
      next = node.items[Number(step)];
      key = next;
    }
    if (!isNode(key)) return { ...found, isFound: false, source: void 0 };
    node = next;
    const value = isNode(next) ? startOf(next) : startOf(key);
    found = { isFound: true, key: startOf(key), value, source: isScalar(next) ? next.source : void 0 };
  }
  return found;
}
function startOf(node) {
  return isNode(node) ? node.range?.[0] ?? 0 : 0;
}

// src/profile/profile-reader.ts
async function loadProfile(reference) {
  return freeze(readProfile(await readProfileFolder(reference)));
}
function readProfile([serviceText, ...tableTexts]) {
  const mistakes = [];
  const service = serviceText && readFile2(serviceText, serviceFile, mistakes);
  if (service) mistakes.push(...locate(service, checkService(service.value)));
  const tables = tableTexts.flatMap((text2) => readTable(text2, service?.value, mistakes));
  if (service !== void 0 && tables.length === tableTexts.length) {
    const all = tables.map((table2) => table2.value);
    mistakes.push(...tables.flatMap((table2) => locate(table2, checkLinks(table2.value, all))));
    if (mistakes.length === 0) return { service: service.value, tables: all };
  }
  const [first = { place: "profile", problem: "it is empty", advice: "Write it." }, ...others] = mistakes;
  throw createProfileError(first, others);
}
function readTable(text2, service, mistakes) {
  const name = text2.table ?? "";
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    const advice = "Name it <table>.yaml, with small letters, digits and underscores.";
    mistakes.push({ place: text2.place, problem: "the file's name is not the name of a table", advice });
    return [];
  }
  const read = readFile2(text2, tableFile, mistakes);
  if (read === void 0) return [];
  const table2 = { file: read.file, value: { name, ...read.value } };
  if (service !== void 0) mistakes.push(...locate(table2, checkTable(table2.value, service)));
  return [table2];
}
function readFile2(text2, schema2, mistakes) {
  const { file, mistakes: yamlMistakes } = parseYamlFile(text2.place, text2.text);
  if (yamlMistakes.length > 0) {
    mistakes.push(...yamlMistakes);
    return void 0;
  }
  const result2 = schema2.safeParse(file.content);
  if (result2.success) return { file, value: result2.data };
  mistakes.push(...explainIssues(file, result2.error.issues));
  return void 0;
}
function locate({ file }, findings) {
  return findings.map(({ path, part: part2, problem, advice }) => ({ place: file.locate(path, part2), problem, advice }));
}
function freeze(value) {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part2 of Object.values(value)) freeze(part2);
  }
  return value;
}

// src/auth/browser.ts
import open from "open";
function hasBrowser(platform, env) {
  const isSet = (name) => (env[name] ?? "") !== "";
  if (isSet("CI") && env["CI"] !== "false") return false;
  if (isSet("SSH_CONNECTION") || isSet("SSH_TTY") || isSet("SSH_CLIENT")) return false;
  if (platform === "win32" || platform === "darwin") return true;
  return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("WSL_DISTRO_NAME");
}
async function openBrowser(url, platform = process.platform, env = process.env) {
  if (!hasBrowser(platform, env)) return false;
  try {
    const opener = await open(url);
    opener.once("error", () => void 0);
    return true;
  } catch {
    return false;
  }
}

// src/auth/token-file.ts
import { createHash } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync as readFileSync2,
  realpathSync,
  renameSync,
  rmSync as rmSync2,
  statSync as statSync2,
  writeSync
} from "node:fs";
import { dirname } from "node:path";

// src/auth/lock-file.ts
import { linkSync, readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
var expiryMs = 3e4;
var heartbeatMs = 5e3;
var pollMs = 40;
var noticeMs = 3e3;
async function withLockFile(path, ports, work, signal) {
  const holder = JSON.stringify({ pid: process.pid, machine: nameMachine(), nonce: createNonce(ports) });
  for (let waitedMs = 0; !tryAcquire(path, holder, ports); waitedMs += pollMs) {
    if (signal?.aborted) throw createError("cancelled", {});
    if (waitedMs === noticeMs) ports.notify(`Waiting for another program that is obtaining the token (${path}).`);
    await ports.clock.sleep(pollMs, signal);
  }
  const end = new AbortController();
  const heart = beat(path, holder, ports, end.signal);
  try {
    return await work();
  } finally {
    end.abort();
    await heart;
    if (readHolder(path) === holder) rmSync(path, { force: true });
  }
}
function createNonce(ports) {
  return Buffer.from(ports.random(12)).toString("hex");
}
function tryAcquire(path, holder, ports) {
  if (createLock(path, holder, ports)) return true;
  if (!isAbandoned(path, ports)) return false;
  const guard = `${path}.takeover`;
  if (!createLock(guard, holder, ports)) {
    if (isAbandoned(guard, ports)) rmSync(guard, { force: true });
    return false;
  }
  try {
    if (!isAbandoned(path, ports)) return false;
    rmSync(path, { force: true });
    return createLock(path, holder, ports);
  } finally {
    rmSync(guard, { force: true });
  }
}
function createLock(path, holder, ports) {
  const draft = `${path}.${createNonce(ports)}.tmp`;
  try {
    writeFileSync(draft, holder, { flag: "wx", mode: 384 });
    touch(draft, ports);
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (readCode(error) === "EEXIST") return false;
    if (readCode(error) === "EPERM" || readCode(error) === "ENOTSUP") return createExclusively(path, holder);
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
function createExclusively(path, holder) {
  try {
    writeFileSync(path, holder, { flag: "wx", mode: 384 });
    return true;
  } catch (error) {
    if (readCode(error) === "EEXIST") return false;
    throw error;
  }
}
function isAbandoned(path, ports) {
  let changedAtMs;
  try {
    changedAtMs = statSync(path).mtimeMs;
  } catch {
    return false;
  }
  if (Math.abs(ports.clock.now() - changedAtMs) > expiryMs) return true;
  const holder = parseHolder(readHolder(path));
  return holder !== void 0 && holder.machine === nameMachine() && !isAlive(holder.pid);
}
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return readCode(error) !== "ESRCH";
  }
}
function nameMachine() {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}
async function beat(path, holder, ports, end) {
  while (!end.aborted) {
    try {
      await ports.clock.sleep(heartbeatMs, end);
      if (readHolder(path) === holder) touch(path, ports);
    } catch {
    }
  }
}
function touch(path, ports) {
  const now = new Date(ports.clock.now());
  utimesSync(path, now, now);
}
function readHolder(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return void 0;
  }
}
function parseHolder(text2) {
  try {
    const value = JSON.parse(text2 ?? "");
    if (typeof value !== "object" || value === null || !("pid" in value) || !("machine" in value)) return void 0;
    const { pid, machine } = value;
    return typeof pid === "number" && typeof machine === "string" ? { pid, machine } : void 0;
  } catch {
    return void 0;
  }
}
function readCode(error) {
  return error instanceof Error && "code" in error ? String(error.code) : void 0;
}

// src/auth/token-store.ts
function printTokenKey(key) {
  return JSON.stringify([key.profile, key.clientId, key.region]);
}

// src/auth/token-file-text.ts
var fileVersion = 1;
function parseTokenFile(text2) {
  let value;
  try {
    value = JSON.parse(text2);
  } catch {
    return "is not valid JSON";
  }
  if (!isRecord(value) || typeof value["version"] !== "number" || !Array.isArray(value["tokens"])) {
    return "is not a token store of intercom-sql";
  }
  if (value["version"] !== fileVersion) return `has the layout ${value["version"]}, which this release cannot read`;
  const table2 = /* @__PURE__ */ new Map();
  for (const [index, entry] of value["tokens"].entries()) {
    const key = readKey(entry);
    const token = readToken(entry);
    if (!key || !token) return `is damaged: entry ${index + 1} is not a token`;
    table2.set(printTokenKey(key), { key, token });
  }
  return table2;
}
function printTokenFile(table2) {
  const tokens = [...table2.values()].map(({ key, token }) => ({
    profile: key.profile,
    clientId: key.clientId,
    region: key.region,
    ...token
  }));
  return `${JSON.stringify({ version: fileVersion, tokens }, void 0, 2)}
`;
}
function readKey(entry) {
  if (!isRecord(entry)) return void 0;
  const { profile, clientId, region: region2 } = entry;
  const isKey = typeof profile === "string" && typeof clientId === "string" && typeof region2 === "string";
  return isKey ? { profile, clientId, region: region2 } : void 0;
}
function readToken(entry) {
  if (!isRecord(entry)) return void 0;
  const { accessToken, refreshToken, obtainedAtMs, expiresAtMs, isDead, grant, spent, pending } = entry;
  if (accessToken !== void 0 && typeof accessToken !== "string") return void 0;
  if (refreshToken !== void 0 && typeof refreshToken !== "string") return void 0;
  if (grant !== void 0 && typeof grant !== "string") return void 0;
  if (expiresAtMs !== void 0 && !Number.isFinite(expiresAtMs)) return void 0;
  if (typeof obtainedAtMs !== "number" || typeof isDead !== "boolean") return void 0;
  if (!Array.isArray(spent) || !spent.every((mark) => typeof mark === "string")) return void 0;
  if (pending !== void 0 && !(Array.isArray(pending) && pending.every(isPending))) return void 0;
  return {
    ...accessToken === void 0 ? {} : { accessToken },
    ...refreshToken === void 0 ? {} : { refreshToken },
    obtainedAtMs,
    ...typeof expiresAtMs === "number" ? { expiresAtMs } : {},
    isDead,
    ...grant === void 0 ? {} : { grant },
    spent,
    ...pending === void 0 ? {} : { pending }
  };
}
function isPending(entry) {
  if (!isRecord(entry)) return false;
  const { state, codeVerifier, redirectUri, startedAtMs } = entry;
  const hasTexts = [state, codeVerifier, redirectUri].every((text2) => typeof text2 === "string");
  return hasTexts && typeof startedAtMs === "number";
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/auth/token-file.ts
function createFileTokenStore(path, ports) {
  let hasWarned = false;
  const readTable2 = () => {
    const isPrivate = checkOwner(path);
    if (!isPrivate && !hasWarned) {
      hasWarned = true;
      ports.notify(`Warning: other users may read the token store ${path}. Run: chmod 600 ${path}`);
    }
    return readTokenFile(path);
  };
  const update = (edit) => (
    // The token's own lock may be held for minutes by a person in the browser; this one only while the file is rewritten.
    runLocked(path, `${path}.lock`, ports, () => {
      writeTokenFile(path, printTokenFile(edit(readTable2())), ports);
      return Promise.resolve();
    })
  );
  return {
    location: path,
    read: (key) => Promise.resolve().then(() => readTable2().get(printTokenKey(key))?.token),
    write: (key, token) => update((table2) => new Map(table2).set(printTokenKey(key), { key, token })),
    async remove(key) {
      if (!readTable2().has(printTokenKey(key))) return;
      await update((table2) => {
        const rest = new Map(table2);
        rest.delete(printTokenKey(key));
        return rest;
      });
    },
    withLock: (key, work, signal) => runLocked(path, `${path}.${hashKey(key)}.lock`, ports, work, signal)
  };
}
function hashKey(key) {
  return createHash("sha256").update(printTokenKey(key)).digest("hex").slice(0, 12);
}
async function runLocked(path, lockPath, ports, work, signal) {
  const settle = () => work().then(
    (value) => ({ value }),
    (failure) => ({ failure })
  );
  let outcome;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 448 });
    outcome = await withLockFile(lockPath, ports, settle, signal);
  } catch (error) {
    throw describeFileError(path, error, "cannot be written");
  }
  if ("failure" in outcome) throw outcome.failure;
  return outcome.value;
}
function checkOwner(path) {
  const userId = process.getuid?.();
  const stat = statFile(path);
  if (userId === void 0 || !stat) return true;
  if (stat.uid === userId) return (stat.mode & 63) === 0;
  throw createError("token_store", {
    path,
    problem: "belongs to another user",
    advice: "Nothing was read or overwritten. Set OAuthSettingsLocation to a file of your own."
  });
}
function statFile(path) {
  try {
    return statSync2(path, { throwIfNoEntry: false });
  } catch (error) {
    throw describeFileError(path, error, "cannot be read");
  }
}
function readTokenFile(path) {
  let text2;
  try {
    text2 = readFileSync2(path, "utf8");
  } catch (error) {
    if (readCode2(error) === "ENOENT") return /* @__PURE__ */ new Map();
    throw describeFileError(path, error, "cannot be read");
  }
  const table2 = parseTokenFile(text2);
  if (typeof table2 !== "string") return table2;
  throw createError("token_store", {
    path,
    problem: table2,
    advice: "Nothing was overwritten. Move the file away and authorize again, or set OAuthSettingsLocation to another path."
  });
}
function writeTokenFile(path, text2, ports) {
  const target = resolveLink(path);
  const draft = `${target}.${Buffer.from(ports.random(9)).toString("hex")}.tmp`;
  try {
    const file = openSync(draft, "wx", 384);
    try {
      writeSync(file, text2);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, target);
  } catch (error) {
    throw describeFileError(path, error, "cannot be written");
  } finally {
    rmSync2(draft, { force: true });
  }
}
function resolveLink(path) {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
function describeFileError(path, error, problem) {
  if (error instanceof ProviderError) return error;
  const code = readCode2(error);
  if (code === void 0) return error;
  return createError(
    "token_store",
    {
      path,
      problem: `${problem} (${code})`,
      advice: "Give this user read and write access to the file and its folder, or set OAuthSettingsLocation to another path."
    },
    { cause: error }
  );
}
function readCode2(error) {
  return error instanceof Error && "code" in error ? String(error.code) : void 0;
}

// src/auth/token-transition-table.ts
var transitionConditions = {
  "a token is given": (facts) => facts.hasGiven,
  "a token is stored": (facts) => facts.hasStored,
  "a code is given": (facts) => facts.hasCode,
  "the browser was not opened yet": (facts) => facts.mayAuthorize,
  "it is in time": ({ candidate }) => !!candidate && !candidate.isRefused && !candidate.isNearExpiry,
  "it is not expired": ({ candidate }) => !!candidate && !candidate.isRefused && !candidate.isExpired,
  "it has a refresh token": ({ candidate }) => candidate?.hasRefreshToken ?? false,
  otherwise: () => true,
  "the service granted it": (facts) => facts.outcome === "granted",
  "the service refused": (facts) => facts.outcome === "refused",
  "the service did not answer, and it is not expired": ({ outcome, candidate }) => outcome === "unavailable" && !!candidate && !candidate.isRefused && !candidate.isExpired
};
var always = ["OFF", "REFRESH", "GETANDREFRESH"];
var refreshing = ["REFRESH", "GETANDREFRESH"];
var browsing = ["GETANDREFRESH"];
var tokenTransitions = [
  { from: "none", when: "a token is given", to: "given", initiate: always },
  { from: "none", when: "a token is stored", to: "stored", initiate: always },
  { from: "none", when: "a code is given", to: "authorizing", initiate: refreshing, step: "exchange" },
  { from: "none", when: "the browser was not opened yet", to: "authorizing", initiate: browsing, step: "authorize" },
  { from: "given", when: "it is in time", to: "valid", initiate: always, step: "use" },
  { from: "given", when: "it has a refresh token", to: "expiring", initiate: refreshing },
  { from: "given", when: "it is not expired", to: "valid", initiate: always, step: "use" },
  { from: "given", when: "otherwise", to: "dead", initiate: always },
  { from: "stored", when: "it is in time", to: "valid", initiate: always, step: "use" },
  { from: "stored", when: "it has a refresh token", to: "expiring", initiate: refreshing },
  { from: "stored", when: "it is not expired", to: "valid", initiate: always, step: "use" },
  { from: "stored", when: "otherwise", to: "dead", initiate: always },
  { from: "expiring", when: "otherwise", to: "refreshing", initiate: refreshing, step: "refresh" },
  { from: "refreshing", when: "the service granted it", to: "valid", initiate: refreshing, step: "use" },
  {
    from: "refreshing",
    when: "the service did not answer, and it is not expired",
    to: "valid",
    initiate: refreshing,
    step: "use"
  },
  { from: "refreshing", when: "the service refused", to: "dead", initiate: refreshing },
  { from: "dead", when: "a token is stored", to: "stored", initiate: refreshing },
  { from: "dead", when: "a code is given", to: "authorizing", initiate: refreshing, step: "exchange" },
  { from: "dead", when: "the browser was not opened yet", to: "authorizing", initiate: browsing, step: "authorize" },
  { from: "authorizing", when: "the service granted it", to: "valid", initiate: refreshing, step: "use" },
  { from: "authorizing", when: "the service refused", to: "dead", initiate: refreshing }
];

// src/auth/token-decision.ts
function findTransition(state, facts, initiate) {
  return tokenTransitions.find(
    (row) => row.from === state && row.initiate.includes(initiate) && transitionConditions[row.when](facts)
  );
}
function decideStep(from, known, initiate, source = "none") {
  let state = from;
  let considered = source;
  for (; ; ) {
    const candidate = considered === "none" ? void 0 : known[considered];
    const facts = {
      hasGiven: known.given !== void 0,
      // A stored token that was just found dead is no reason to look at it again.
      hasStored: known.stored !== void 0 && considered !== "stored",
      hasCode: known.hasCode,
      mayAuthorize: known.mayAuthorize,
      ...candidate ? { candidate } : {},
      ...known.outcome ? { outcome: known.outcome } : {}
    };
    const row = findTransition(state, facts, initiate);
    if (!row) return { state, step: "fail", source: considered };
    state = row.to;
    if (state === "given" || state === "stored") considered = state;
    if (row.step) return { state, step: row.step, source: considered };
  }
}
var longestMarginMs = 6e4;
function judgeToken(age, nowMs, known) {
  if (age.expiresAtMs === void 0) return { ...known, isExpired: false, isNearExpiry: false };
  const lifetimeMs = Math.max(0, age.expiresAtMs - age.obtainedAtMs);
  const remainingMs = Math.min(age.expiresAtMs - nowMs, lifetimeMs);
  const marginMs = Math.min(longestMarginMs, lifetimeMs / 10);
  return { ...known, isExpired: remainingMs <= 0, isNearExpiry: remainingMs <= marginMs };
}

// src/auth/token-life-text.ts
var inTime = { isRefused: false, isExpired: false, isNearExpiry: false, hasRefreshToken: false };
var expired = { ...inTime, isExpired: true, isNearExpiry: true };
var nothing = { hasCode: false, mayAuthorize: true };
var situations = {
  "no token": nothing,
  "a given token": { ...nothing, given: inTime },
  "a stored token": { ...nothing, stored: inTime },
  "an expired token with a refresh token": { ...nothing, stored: { ...expired, hasRefreshToken: true } },
  "an expired token without a refresh token": { ...nothing, stored: expired },
  "a revoked token with a refresh token": { ...nothing, stored: { ...inTime, isRefused: true, hasRefreshToken: true } },
  "a revoked token": { ...nothing, stored: { ...inTime, isRefused: true } },
  "a given verifier": { ...nothing, hasCode: true }
};

// src/auth/deadline.ts
async function runWithDeadline(deadline, work) {
  const { clock, timeoutMs, signal } = deadline;
  if (signal?.aborted) throw createError("cancelled", {});
  const end = new AbortController();
  const timeout = clock.sleep(timeoutMs, end.signal).then(() => {
    throw deadline.createTimeoutError();
  });
  const { promise: cancelled, reject } = withResolvers();
  const cancel = () => reject(createError("cancelled", {}));
  signal?.addEventListener("abort", cancel, { once: true });
  const running = work(end.signal);
  for (const loser of [timeout, cancelled, running]) loser.catch(() => void 0);
  try {
    return await Promise.race([running, timeout, cancelled]);
  } finally {
    signal?.removeEventListener("abort", cancel);
    end.abort();
  }
}
function withResolvers() {
  let resolve4 = () => void 0;
  let reject = () => void 0;
  const promise = new Promise((onResolve, onReject) => {
    resolve4 = onResolve;
    reject = onReject;
  });
  return { promise, resolve: resolve4, reject };
}

// src/auth/token-memory.ts
var rooms = /* @__PURE__ */ new Map();
function createMemoryTokenStore(id) {
  const room = rooms.get(id) ?? { tokens: /* @__PURE__ */ new Map(), queues: /* @__PURE__ */ new Map() };
  rooms.set(id, room);
  return {
    location: `memory://${id}`,
    read: (key) => Promise.resolve(room.tokens.get(printTokenKey(key))),
    write(key, token) {
      room.tokens.set(printTokenKey(key), token);
      return Promise.resolve();
    },
    remove(key) {
      room.tokens.delete(printTokenKey(key));
      return Promise.resolve();
    },
    withLock: (key, work, signal) => queueWork(room, key, work, signal)
  };
}
async function queueWork(room, key, work, signal) {
  const name = printTokenKey(key);
  const before2 = room.queues.get(name) ?? Promise.resolve();
  const turn = before2.then(() => {
    if (signal?.aborted) throw createError("cancelled", {});
    return work();
  });
  const settled = turn.catch(() => void 0);
  room.queues.set(name, settled);
  const { promise: cancelled, reject } = withResolvers();
  const cancel = () => reject(createError("cancelled", {}));
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    return await Promise.race([turn, cancelled]);
  } finally {
    signal?.removeEventListener("abort", cancel);
    void settled.then(() => {
      if (room.queues.get(name) === settled) room.queues.delete(name);
    });
  }
}

// src/auth/credential-failure.ts
function createCredentialError(problem, settings) {
  const { service, scheme: scheme2, initiate } = settings;
  const advice = scheme2 === "NONE" ? adviseApiKey(settings) : adviceByInitiate[initiate](settings);
  if (problem === "refused") {
    return createError("credential_refused", { service, reason: "the access token is not valid (any more)", advice });
  }
  const what = scheme2 === "NONE" ? "AuthScheme is NONE and APIKey is not set" : problem === "expired" ? "the access token has expired" : "no access token is given, and none is stored";
  return createError("credential_missing", { reason: what, advice });
}
function createUnsendableError(name) {
  return createError("bad_property_value", {
    name,
    place: "",
    problem: "it contains characters that no access token has, such as a blank or a line break",
    expected: "Copy the token again, without anything around it."
  });
}
function adviseApiKey({ service }) {
  return `Set APIKey to an access token of your ${service} app, or AuthScheme=OAuth with InitiateOAuth=GETANDREFRESH.`;
}
var adviceByInitiate = {
  OFF: ({ protocol }) => `Set OAuthAccessToken to a valid token, or InitiateOAuth to GETANDREFRESH to authorize in the browser${protocol.hasRefreshToken ? ", or to REFRESH with OAuthRefreshToken" : ""}. A web application connects with ConnectOnOpen=false and calls get_oauth_authorization_url.`,
  REFRESH: (settings) => `Authorize again: run intercom-sql auth login with the same connection string, set InitiateOAuth=GETANDREFRESH, or set OAuthVerifier to a new code${adviseCodeUrl(settings)}.`,
  GETANDREFRESH: ({ service }) => `A token that was granted a moment ago was refused too. Check that Region is the one of your ${service} workspace and that the app is still installed in it.`
};
function adviseCodeUrl({ endpoints, clientId, protocol }) {
  if (protocol.pkce || !clientId || !URL.canParse(endpoints.authorizationUrl)) return "";
  const url = new URL(endpoints.authorizationUrl);
  if (protocol.tokenRequest === "standard") url.searchParams.set("response_type", "code");
  url.searchParams.set("client_id", clientId);
  return ` from ${url.href}`;
}

// src/auth/known-token.ts
import { createHash as createHash2 } from "node:crypto";
var spentLimit = 16;
function fingerprint(secret) {
  return createHash2("sha256").update(secret).digest("hex").slice(0, 16);
}
function nameGrant({ grant, refreshToken, accessToken }) {
  return grant ?? fingerprint(refreshToken ?? accessToken ?? "");
}
function readGiven(settings, nowMs) {
  const accessToken = settings.accessToken?.reveal();
  const refreshToken = settings.protocol.hasRefreshToken ? settings.refreshToken?.reveal() : void 0;
  if (accessToken === void 0 && refreshToken === void 0) return void 0;
  const { expiresInS, tokenTimestampMs } = settings;
  const isDated = expiresInS !== void 0 && tokenTimestampMs !== void 0;
  return {
    accessToken,
    refreshToken,
    obtainedAtMs: tokenTimestampMs ?? nowMs,
    expiresAtMs: isDated ? tokenTimestampMs + expiresInS * 1e3 : void 0
  };
}
function judgeTokens(settings, knowledge) {
  const { nowMs, stored, mayAuthorize } = knowledge;
  const isSpent = (secret) => secret !== void 0 && (knowledge.spentHere.has(fingerprint(secret)) || (stored?.spent.includes(fingerprint(secret)) ?? false));
  const given = readGiven(settings, nowMs);
  const isUsedUp = settings.initiate !== "OFF" && isSpent(given?.refreshToken ?? given?.accessToken);
  const verifier = settings.verifier?.reveal();
  const judge2 = (candidate, isRefused) => judgeCandidate(candidate, nowMs, isRefused, settings.protocol.hasRefreshToken);
  const isRefusedNow = (token) => token !== void 0 && fingerprint(token) === knowledge.refused;
  return {
    given: given && !isUsedUp ? judge2(given, isRefusedNow(given.accessToken) || settings.initiate !== "OFF" && isSpent(given.accessToken)) : void 0,
    stored: hasToken(stored) ? judge2(stored, isRefusedNow(stored.accessToken) || isSpent(stored.accessToken)) : void 0,
    hasCode: verifier !== void 0 && !isSpent(verifier),
    mayAuthorize
  };
}
function nameProblem(settings, knowledge) {
  const { given, stored } = judgeTokens(settings, knowledge);
  const hadToken = readGiven(settings, knowledge.nowMs) !== void 0 && given === void 0;
  if (hadToken || knowledge.stored?.isDead || given?.isRefused || stored?.isRefused) return "refused";
  return given?.isExpired || stored?.isExpired ? "expired" : "missing";
}
function recordIssued(issued, before2, traded, spent) {
  const refreshToken = issued.refreshToken ?? traded?.refreshToken;
  return {
    accessToken: issued.accessToken,
    ...refreshToken === void 0 ? {} : { refreshToken },
    obtainedAtMs: issued.obtainedAtMs,
    ...issued.expiresAtMs === void 0 ? {} : { expiresAtMs: issued.expiresAtMs },
    isDead: false,
    grant: nameGrant(traded ?? { accessToken: issued.accessToken }),
    spent: addSpent(before2, spent),
    ...keepPending(before2)
  };
}
function recordDeath(before2, nowMs) {
  return {
    obtainedAtMs: nowMs,
    isDead: true,
    spent: addSpent(before2, [before2.accessToken, before2.refreshToken]),
    ...keepPending(before2)
  };
}
function recordSpent(before2, spent, nowMs) {
  return { ...before2 ?? { obtainedAtMs: nowMs, isDead: true }, spent: addSpent(before2, spent) };
}
function keepPending(before2) {
  return before2?.pending === void 0 ? {} : { pending: before2.pending };
}
function hasToken(stored) {
  return !!stored && !stored.isDead && (stored.accessToken !== void 0 || stored.refreshToken !== void 0);
}
function judgeCandidate(candidate, nowMs, isRefused, canRefresh) {
  const hasRefreshToken = canRefresh && candidate.refreshToken !== void 0;
  if (candidate.accessToken === void 0) return { isRefused, hasRefreshToken, isExpired: true, isNearExpiry: true };
  return judgeToken(candidate, nowMs, { isRefused, hasRefreshToken });
}
function addSpent(before2, secrets) {
  const marks = secrets.filter((secret) => secret !== void 0).map(fingerprint);
  return [.../* @__PURE__ */ new Set([...before2?.spent ?? [], ...marks])].slice(-spentLimit);
}

// src/auth/token-text.ts
var maxTokenLength = 8192;
function isSendable(token) {
  return token.length <= maxTokenLength && /^[\x21-\x7e]+$/.test(token);
}

// src/auth/fixed-token-source.ts
function createFixedTokenSource(settings) {
  const { apiKey } = settings;
  const getToken = () => {
    if (!apiKey) return Promise.reject(createCredentialError("missing", settings));
    return isSendable(apiKey.reveal()) ? Promise.resolve(apiKey) : Promise.reject(createUnsendableError("APIKey"));
  };
  const getOwner = async () => fingerprint((await getToken()).reveal());
  const handleUnauthorized = () => Promise.reject(createCredentialError("refused", settings));
  const refuse5 = () => Promise.reject(
    createError("missing_property", {
      name: "AuthScheme",
      reason: "only OAuth has a login",
      advice: "Set AuthScheme=OAuth with OAuthClientId and OAuthClientSecret, or keep using APIKey without a login."
    })
  );
  return {
    isRenewable: false,
    getToken,
    handleUnauthorized,
    getOwner,
    forStatement: () => ({ getToken, handleUnauthorized, getOwner }),
    findOwner: async () => apiKey ? await getOwner() : void 0,
    status: () => Promise.resolve({
      scheme: "NONE",
      initiate: settings.initiate,
      source: apiKey ? "api_key" : "none",
      state: apiKey ? "valid" : "none",
      store: "none",
      hasRefreshToken: false
    }),
    steps: { createUrl: refuse5, exchangeCode: refuse5, refresh: refuse5 },
    login: refuse5,
    logout: refuse5
  };
}

// src/auth/authorization-answer.ts
import { createHash as createHash3, timingSafeEqual } from "node:crypto";
import { skipStateCheck, validateAuthResponse } from "oauth4webapi";

// src/auth/remote-text.ts
var longest = 200;
function cleanText(text2, secrets = []) {
  let shown = text2;
  for (const secret of secrets) {
    if (secret === "") continue;
    shown = shown.replaceAll(secret, "***").replaceAll(encodeURIComponent(secret), "***");
  }
  shown = shown.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim();
  return shown.length > longest ? `${shown.slice(0, longest)}\u2026` : shown;
}

// src/auth/authorization-answer.ts
function judgeAnswer(parameters, state, issuer) {
  if (state !== void 0) {
    const states = parameters.getAll("state");
    if (states.length === 0) return { kind: "wrong_state", reason: "the answer has no state" };
    if (states.length > 1) return { kind: "wrong_state", reason: "the answer has more than one state" };
    if (!isEqualConstantTime(states[0] ?? "", state)) {
      return { kind: "wrong_state", reason: "the state of the answer is not the one that was sent" };
    }
  }
  const error = parameters.get("error");
  if (error !== null) return { kind: "denied", reason: describeDenial(error, parameters.get("error_description")) };
  if (parameters.getAll("code").length !== 1 || parameters.get("code") === "") {
    return { kind: "denied", reason: "the answer has no single code" };
  }
  try {
    return { kind: "granted", parameters: validateAuthResponse(...pickIssuer(parameters, issuer), skipStateCheck) };
  } catch {
    return { kind: "denied", reason: "the answer is not of the expected authorization server" };
  }
}
function readPastedAnswer(text2) {
  const trimmed = text2.trim();
  const query = /^https?:\/\//i.test(trimmed) ? (trimmed.split("#")[0] ?? "").replace(/^[^?]*\??/, "") : trimmed;
  if (/(^|[?&])(code|error|state)=/.test(query)) {
    return { parameters: new URLSearchParams(query), isWhole: true };
  }
  return { parameters: new URLSearchParams({ code: decodeCode(query) }), isWhole: false };
}
function isEqualConstantTime(left2, right2) {
  return timingSafeEqual(createHash3("sha256").update(left2).digest(), createHash3("sha256").update(right2).digest());
}
function describeDenial(error, description) {
  if (error === "access_denied") return "access was denied in the browser";
  const said = cleanText(description === null ? error : `${error}: ${description}`);
  return `the authorization server answered ${said}`;
}
function pickIssuer(parameters, issuer) {
  const known = new URLSearchParams(parameters);
  if (issuer === void 0) known.delete("iss");
  const server = { issuer: issuer ?? "unknown", authorization_response_iss_parameter_supported: issuer !== void 0 };
  return [server, { client_id: "unused" }, known];
}
function decodeCode(code) {
  if (!/%[0-9a-f]{2}/i.test(code)) return code;
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

// src/auth/authorization-request.ts
import { calculatePKCECodeChallenge } from "oauth4webapi";
async function createAuthorizationRequest(parts) {
  const { endpoints, protocol, clientId, redirectUri } = parts;
  const state = parts.state ?? encodeRandom(parts.random(32));
  const codeVerifier = protocol.pkce ? encodeRandom(parts.random(32)) : void 0;
  const url = new URL(endpoints.authorizationUrl);
  const parameters = {
    response_type: protocol.tokenRequest === "standard" ? "code" : void 0,
    client_id: clientId,
    redirect_uri: protocol.sendsRedirectUri ? redirectUri : void 0,
    scope: endpoints.scope,
    state,
    code_challenge: codeVerifier && await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: codeVerifier && "S256"
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== void 0) url.searchParams.set(name, value);
  }
  return { url: url.href, state, redirectUri, ...codeVerifier ? { codeVerifier } : {} };
}
function encodeRandom(bytes) {
  return Buffer.from(bytes).toString("base64url");
}

// src/auth/callback-address.ts
function parseCallbackUrl(text2) {
  const url = URL.canParse(text2) ? new URL(text2) : void 0;
  if (!url) throw createCallbackError("it is not a URL");
  if (url.username !== "" || url.password !== "") throw createCallbackError("it contains a user name or password");
  if (url.hash !== "") throw createCallbackError("a redirect URL cannot have a # part");
  if (url.protocol === "https:") return { kind: "elsewhere", url };
  if (url.protocol !== "http:") throw createCallbackError(`the scheme ${url.protocol} cannot be listened on`);
  const bindHosts = findBindHosts(url.hostname);
  if (!bindHosts) throw createCallbackError("plain http is only safe on this computer");
  return {
    kind: "loopback",
    bindHosts,
    port: url.port === "" ? 80 : Number(url.port),
    path: url.pathname,
    url
  };
}
function isLoopbackHost(hostname2) {
  return findBindHosts(hostname2) !== void 0;
}
function printRedirectUrl(text2, port) {
  return port === void 0 ? text2 : text2.replace(/^(\w+:\/\/[^/?]*):0+(?=[/?]|$)/, `$1:${port}`);
}
function findBindHosts(hostname2) {
  if (hostname2 === "localhost") return ["127.0.0.1", "::1"];
  if (hostname2 === "[::1]") return ["::1"];
  return /^127\.\d+\.\d+\.\d+$/.test(hostname2) ? [hostname2] : void 0;
}
function createCallbackError(problem) {
  return createError("bad_property_value", {
    name: "CallbackURL",
    place: "",
    problem,
    expected: "Use http://localhost:33333, another loopback address with a free port, or the https address of a page of yours."
  });
}

// src/auth/callback-listener.ts
import { createServer } from "node:http";

// src/auth/callback-page.ts
var pages = {
  success: {
    status: 200,
    title: "You are connected",
    text: "Access was granted. You can close this tab and return to your program."
  },
  denied: {
    status: 200,
    title: "Access was not granted",
    text: "Nothing was changed. You can close this tab; your program says how to try again."
  },
  wrong_state: {
    status: 400,
    title: "This answer does not belong to the question",
    text: "The link did not come from the authorization that your program started, so it was not used. Close this tab and start again from your program."
  },
  failed: {
    status: 502,
    title: "The authorization could not be completed",
    text: "Access was granted, but the last step failed. Your program says what went wrong."
  },
  answered: {
    status: 410,
    title: "This link was used already",
    text: "Each authorization is answered once. You can close this tab."
  },
  incomplete: {
    status: 400,
    title: "Nothing to do here yet",
    text: "This address waits for the answer of an authorization. Start it from your program."
  },
  foreign: {
    status: 403,
    title: "Not accepted",
    text: "This address only takes a browser's own visit."
  },
  not_found: { status: 404, title: "Not found", text: "There is nothing at this address." }
};
function renderCallbackPage(page) {
  const { status, title, text: text2 } = pages[page];
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      // The URL of this page carries the code.
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      connection: "close"
    },
    body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} \u2013 intercom-sql</title>
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 18vh auto; max-width: 32rem; padding: 0 1.5rem; color: #222; background: #fafafa }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #181818 } }
</style>
<h1>${title}</h1>
<p>${text2}</p>
<p><small>This page is from intercom-sql, which runs on this computer.</small></p>
</html>
`
  };
}

// src/auth/callback-listener.ts
async function openCallbackListener(address) {
  const { promise: callback, resolve: resolve4 } = withResolvers();
  let isTaken = false;
  let pending;
  const handle = (request, response) => {
    const parameters = readParameters(request, address);
    if (typeof parameters === "string") {
      void send(response, parameters);
      return;
    }
    if (isTaken) {
      void send(response, "answered");
      return;
    }
    isTaken = true;
    pending = { parameters, answer: (page) => send(response, page) };
    resolve4(pending);
  };
  const servers = await listenOnAll(address, handle);
  return {
    port: readPort(servers),
    callback,
    async close() {
      await pending?.answer("failed");
      await Promise.all(servers.map(closeServer));
    }
  };
}
function readParameters(request, address) {
  const { pathname, search: search2 } = splitTarget(request.url ?? "/");
  if (request.method !== "GET" || pathname !== address.path) return "not_found";
  if (!isOwnVisit(request, address)) return "foreign";
  const parameters = new URLSearchParams(search2);
  const isCallback = ["code", "error", "state"].some((name) => parameters.has(name));
  return isCallback ? parameters : "incomplete";
}
function splitTarget(target) {
  const mark = target.indexOf("?");
  return mark < 0 ? { pathname: target, search: "" } : { pathname: target.slice(0, mark), search: target.slice(mark + 1) };
}
function isOwnVisit(request, address) {
  const { host, origin } = request.headers;
  const destination = request.headers["sec-fetch-dest"];
  if (origin !== void 0 && origin !== "null") return false;
  if (destination !== void 0 && destination !== "document") return false;
  return host?.replace(/:\d+$/, "").toLowerCase() === address.url.hostname;
}
async function send(response, page) {
  if (response.writableEnded || response.destroyed) return;
  const { status, headers, body } = renderCallbackPage(page);
  const { promise, resolve: resolve4 } = withResolvers();
  response.once("close", () => resolve4(void 0));
  response.writeHead(status, headers).end(body, () => resolve4(void 0));
  await promise;
}
async function listenOnAll(address, handle) {
  const servers = [];
  try {
    for (const host of address.bindHosts) {
      const server = createServer({ requestTimeout: 1e4, maxHeaderSize: 16384 }, handle);
      const isBound = await listen(server, host, servers.length > 0 ? readPort(servers) : address.port);
      if (isBound) servers.push(server);
    }
  } catch (error) {
    await Promise.all(servers.map(closeServer));
    throw createUnavailableError(address, error);
  }
  if (servers.length === 0) throw createUnavailableError(address, void 0);
  return servers;
}
async function listen(server, host, port) {
  const { promise, resolve: resolve4, reject } = withResolvers();
  server.once("error", (error) => {
    if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") resolve4(false);
    else reject(error);
  });
  server.listen({ host, port, exclusive: true }, () => resolve4(true));
  return promise;
}
function readPort(servers) {
  const bound3 = servers[0]?.address();
  return typeof bound3 === "object" && bound3 !== null ? bound3.port : 0;
}
async function closeServer(server) {
  const { promise, resolve: resolve4 } = withResolvers();
  server.close(() => resolve4(void 0));
  server.closeAllConnections();
  await promise;
}
var listenProblems = {
  EADDRINUSE: "another program uses the port",
  EACCES: "this user may not use the port"
};
function createUnavailableError(address, error) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "EADDRNOTAVAIL";
  return createError(
    "callback_unavailable",
    {
      url: `${address.url.origin}${address.path}`,
      reason: listenProblems[code] ?? `the address is not available (${code})`
    },
    { cause: error }
  );
}

// src/auth/token-endpoint.ts
import * as oauth3 from "oauth4webapi";

// src/auth/token-answer.ts
var maxAnswerBytes = 65536;
async function readTokenAnswer(response) {
  if (response.type === "opaqueredirect" || response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw createAnswerError("with a redirect, which is not followed");
  }
  const text2 = await readLimited(response);
  const type = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const isJson2 = type === "application/json" || type.endsWith("+json");
  return { status: response.status, isJson: isJson2, body: isJson2 ? parseObject(text2) : void 0 };
}
function describeFault({ status, isJson: isJson2, body }) {
  if (status >= 500 || status === 408 || status === 429) return `with status ${status}`;
  if (status >= 400) return void 0;
  if (!isJson2) return "with something that is not JSON, such as a web page";
  return body === void 0 ? "with something that is not a JSON object" : void 0;
}
function readRefusal({ status, body }, secrets) {
  const listed = Array.isArray(body?.["errors"]) ? body["errors"][0] : void 0;
  const row = isRecord2(listed) ? listed : body;
  const code = pickText(row?.["error"]) || pickText(row?.["code"]);
  const message = pickText(row?.["error_description"]) || pickText(row?.["message"]);
  const said = [code, message].filter((part2) => part2 !== "").join(": ");
  return { code: cleanText(code, secrets), text: cleanText(said || `status ${status}`, secrets) };
}
function checkTokenText(token) {
  if (!isSendable(token)) throw createAnswerError("with a token that cannot be sent in a header");
  return token;
}
function createAnswerError(how, status) {
  return createError(
    "authorization_failed",
    {
      reason: `the token endpoint answered ${how}`,
      advice: "Check OAuthAccessTokenURL and Region. When they are right, the service is in trouble: try again later."
    },
    { status }
  );
}
async function readLimited(response) {
  if (!response.body) return "";
  const reader = response.body.getReader();
  const chunks = [];
  let size = 0;
  for (; ; ) {
    const { done, value } = await reader.read();
    if (done || !value) break;
    size += value.byteLength;
    if (size > maxAnswerBytes) {
      await reader.cancel();
      throw createAnswerError(`with more than ${maxAnswerBytes / 1024} KiB`);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString("utf8");
}
function parseObject(text2) {
  try {
    const value = JSON.parse(text2);
    return isRecord2(value) ? value : void 0;
  } catch {
    return void 0;
  }
}
function isRecord2(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function pickText(value) {
  return typeof value === "string" ? value : "";
}

// src/auth/token-request.ts
import * as oauth2 from "oauth4webapi";
function readClient(settings) {
  const { clientSecret, protocol, service } = settings;
  const id = readClientId(settings);
  if (!clientSecret && protocol.tokenRequest === "code_only_form")
    throw createMissingError("OAuthClientSecret", service);
  return { id, secret: clientSecret?.reveal() };
}
function readClientId({ clientId, service }) {
  if (!clientId) throw createMissingError("OAuthClientId", service);
  return clientId;
}
function createMissingError(name, service) {
  const advice = `Set it from the settings of your ${service} app.`;
  return createError("missing_property", { name, reason: "OAuth needs it", advice });
}
function describeServer({ endpoints, protocol }) {
  const authorizationUrl = checkEndpoint("OAuthAuthorizationURL", endpoints.authorizationUrl);
  return {
    // Profiles know endpoints and not issuers; where nothing depends on it the origin serves.
    issuer: protocol.issuer ?? authorizationUrl.origin,
    token_endpoint: checkEndpoint("OAuthAccessTokenURL", endpoints.tokenUrl).href,
    ...endpoints.revocationUrl ? { revocation_endpoint: checkEndpoint("the revocation URL", endpoints.revocationUrl).href } : {}
  };
}
async function sendGrant(grant, settings, send2, signal) {
  const { protocol, endpoints } = settings;
  const client = readClient(settings);
  const server = describeServer(settings);
  const options = createOptions(endpoints.tokenUrl, send2, signal);
  const who = { client_id: client.id };
  const how = authenticateClient(client, protocol);
  if (grant.kind === "refresh") {
    return oauth2.refreshTokenGrantRequest(server, who, how, grant.refreshToken, options);
  }
  if (protocol.tokenRequest === "code_only_form") {
    return sendCodeOnlyForm(grant.parameters.get("code") ?? "", endpoints.tokenUrl, client, send2, signal);
  }
  const verifier = grant.codeVerifier ?? oauth2.nopkce;
  return oauth2.authorizationCodeGrantRequest(server, who, how, grant.parameters, grant.redirectUri, verifier, options);
}
async function sendRevocation(token, settings, send2, signal) {
  const client = readClient(settings);
  const response = await oauth2.revocationRequest(
    describeServer(settings),
    { client_id: client.id },
    authenticateClient(client, settings.protocol),
    token,
    createOptions(settings.endpoints.revocationUrl ?? "", send2, signal)
  );
  await oauth2.processRevocationResponse(response);
}
function checkEndpoint(name, text2) {
  const url = URL.canParse(text2) ? new URL(text2) : void 0;
  if (url?.protocol === "https:" || url?.protocol === "http:" && isLoopbackHost(url.hostname)) return url;
  throw createError("bad_property_value", {
    name,
    place: "",
    problem: url ? "a secret would be sent over it unencrypted" : "it is not a URL",
    expected: "Use an https URL."
  });
}
function createOptions(url, send2, signal) {
  return {
    signal,
    [oauth2.customFetch]: (target, init) => send2(target, init),
    // checkEndpoint lets plain http through on loopback only.
    [oauth2.allowInsecureRequests]: url.startsWith("http:")
  };
}
function authenticateClient({ secret }, protocol) {
  if (secret === void 0) return oauth2.None();
  return protocol.clientAuthentication === "basic" ? oauth2.ClientSecretBasic(secret) : oauth2.ClientSecretPost(secret);
}
function sendCodeOnlyForm(code, tokenUrl, { id, secret = "" }, send2, signal) {
  return send2(tokenUrl, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded;charset=UTF-8", accept: "application/json" },
    body: new URLSearchParams({ code, client_id: id, client_secret: secret }),
    redirect: "manual",
    signal
  });
}

// src/auth/token-endpoint.ts
var requestTimeoutMs = 6e4;
async function requestTokens(grant, settings, ports, signal) {
  readClient(settings);
  const host = new URL(describeServer(settings).token_endpoint ?? "").host;
  const obtainedAtMs = ports.clock.now();
  ports.log.write(2, "auth", "token request", { grant: grant.kind, host });
  let answer;
  try {
    answer = await runWithDeadline(
      createDeadline(ports, signal),
      async (end) => readTokenAnswer(await sendGrant(grant, settings, ports.fetch, end))
    );
  } catch (error) {
    return { kind: "unavailable", error: describeSendFailure(error, host) };
  }
  ports.log.write(2, "auth", "token answer", { host, status: answer.status });
  const fault = describeFault(answer);
  if (fault) return { kind: "unavailable", error: createAnswerError(fault, answer.status) };
  if (answer.status >= 400) return judgeRefusal(answer, grant, settings);
  try {
    return { kind: "granted", tokens: await readTokens(answer, settings, obtainedAtMs) };
  } catch (error) {
    return { kind: "unavailable", error: describeOddAnswer(error) };
  }
}
async function revokeToken(token, settings, ports, signal) {
  try {
    await runWithDeadline(createDeadline(ports, signal), (end) => sendRevocation(token, settings, ports.fetch, end));
    return true;
  } catch (error) {
    if (signal?.aborted) throw error;
    return false;
  }
}
function createDeadline({ clock }, signal) {
  const timeoutMs = requestTimeoutMs;
  return {
    clock,
    timeoutMs,
    signal,
    createTimeoutError: () => createAnswerError(`nothing within ${timeoutMs / 1e3} s`)
  };
}
function describeSendFailure(error, host) {
  if (error instanceof ProviderError) {
    if (error.code === "cancelled") throw error;
    return error;
  }
  const cause = error instanceof Error ? error.cause ?? error : void 0;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "the connection failed";
  const hint = "Check that OAuthAccessTokenURL and Region are right, and that this network lets you reach the host.";
  return createError("connect_failed", { host, reason: code }, { hint });
}
var faultsOfTheApp = [
  "invalid_client",
  "unauthorized_client",
  "invalid_request",
  "unsupported_grant_type",
  "invalid_scope",
  "temporarily_unavailable"
];
function judgeRefusal(answer, grant, settings) {
  const { code, text: text2 } = readRefusal(answer, listSecrets(grant, settings));
  const isAppFault = faultsOfTheApp.includes(code);
  const isJudged = !isAppFault && (code === "invalid_grant" || [400, 401, 403].includes(answer.status));
  const what = grant.kind === "code" ? "the code" : "the refresh token";
  const error = createError(
    "authorization_failed",
    {
      reason: isAppFault ? `${settings.service} refused the app (${text2})` : `${settings.service} refused ${what} (${text2})`,
      advice: isAppFault ? "Check OAuthClientId, OAuthClientSecret and CallbackURL against the settings of the app." : "Authorize again: a code is good once and for a few minutes, and a refresh token ends when access is revoked."
    },
    { status: answer.status, ...code ? { remoteCode: code } : {} }
  );
  return { kind: isJudged ? "refused" : "unavailable", error };
}
function listSecrets(grant, { clientSecret }) {
  const traded = grant.kind === "refresh" ? [grant.refreshToken] : [grant.parameters.get("code"), grant.codeVerifier];
  return [clientSecret?.reveal(), ...traded].filter((secret) => typeof secret === "string");
}
async function readTokens(answer, settings, obtainedAtMs) {
  const { protocol } = settings;
  const server = describeServer(settings);
  const { id_token: _unused, ...body } = answer.body ?? {};
  const named = { token_type: "Bearer", ...body, access_token: body[protocol.tokenField] };
  const checked = await oauth3.processGenericTokenEndpointResponse(
    server,
    { client_id: readClient(settings).id },
    Response.json(named)
  );
  const accessToken = checkTokenText(checked.access_token);
  const { expires_in: expiresInS, refresh_token: refreshToken } = checked;
  return {
    accessToken,
    ...refreshToken !== void 0 && protocol.hasRefreshToken ? { refreshToken: checkTokenText(refreshToken) } : {},
    obtainedAtMs,
    ...expiresInS === void 0 ? {} : { expiresAtMs: obtainedAtMs + expiresInS * 1e3 }
  };
}
function describeOddAnswer(error) {
  return error instanceof ProviderError ? error : createAnswerError("with something that is not a bearer token");
}

// src/auth/authorization-flow.ts
async function authorizeInBrowser(settings, ports, signal) {
  const { id: clientId } = readClient(settings);
  checkEndpoint("OAuthAuthorizationURL", settings.endpoints.authorizationUrl);
  const address = parseCallbackUrl(settings.callbackUrl);
  requireWayBack(address, settings, ports);
  const listener = address.kind === "loopback" ? await openCallbackListener(address) : void 0;
  try {
    const redirectUri = printRedirectUrl(settings.callbackUrl, listener?.port);
    const { endpoints, protocol } = settings;
    const request = await createAuthorizationRequest({
      endpoints,
      protocol,
      clientId,
      redirectUri,
      random: (count2) => ports.random(count2)
    });
    return await runWithDeadline(
      { clock: ports.clock, timeoutMs: settings.timeoutMs, signal, createTimeoutError: () => createTimeout(settings) },
      (end) => runFlow(request, listener, settings, ports, end)
    );
  } finally {
    await listener?.close();
  }
}
function requireWayBack(address, settings, ports) {
  if (address.kind === "loopback" || ports.readPastedUrl) return;
  throw createError(
    "callback_unavailable",
    { url: settings.callbackUrl, reason: "it is not on this computer, and nobody can paste what it shows" },
    {
      hint: "Use a loopback CallbackURL such as http://localhost:33333, run: intercom-sql auth login --no-browser, or set OAuthVerifier to the code."
    }
  );
}
async function runFlow(request, listener, settings, ports, end) {
  showUrl(request.url, settings, ports);
  const reply = await waitForReply(listener, ports, end);
  const judged = judgeAnswer(reply.parameters, reply.isWhole ? request.state : void 0, settings.protocol.issuer);
  if (judged.kind !== "granted") {
    await reply.answer(judged.kind);
    throw createRefusal(judged);
  }
  const { redirectUri, codeVerifier } = request;
  const result2 = await requestTokens(
    { kind: "code", parameters: judged.parameters, redirectUri, codeVerifier },
    settings,
    ports,
    end
  );
  await reply.answer(result2.kind === "granted" ? "success" : "failed");
  if (result2.kind !== "granted") throw result2.error;
  ports.log.write(1, "auth", "authorized", { service: settings.service });
  return result2.tokens;
}
function showUrl(url, { service }, ports) {
  const advice = ports.readPastedUrl ? " and paste the address that it ends at" : "";
  void ports.openBrowser(url).catch(() => false).then((isOpen) => {
    if (!isOpen) ports.notify(`Open this address in a browser to give access to ${service}${advice}:
${url}`);
  });
}
async function waitForReply(listener, ports, end) {
  const ways = [];
  if (listener) {
    ways.push(
      listener.callback.then((callback) => ({
        parameters: callback.parameters,
        isWhole: true,
        answer: (page) => callback.answer(page)
      }))
    );
  }
  if (ports.readPastedUrl) ways.push(readPaste(ports.readPastedUrl(end), listener !== void 0));
  return Promise.race(ways);
}
async function readPaste(pasted, hasOtherWay) {
  try {
    return { ...readPastedAnswer(await pasted), answer: () => Promise.resolve() };
  } catch {
    if (hasOtherWay) return new Promise(() => void 0);
    throw createError("authorization_failed", {
      reason: "nothing was pasted",
      advice: "Paste the address that the browser ends at, or set OAuthVerifier to the code."
    });
  }
}
function createRefusal({ kind, reason }) {
  return createError("authorization_failed", {
    reason,
    advice: kind === "denied" ? "Try again and grant access, or check the app's settings." : "Somebody else's link may have reached this program. Start again, and use the page that this program opens."
  });
}
function createTimeout({ timeoutMs }) {
  return createError("authorization_failed", {
    reason: `nobody answered in the browser within ${Math.round(timeoutMs / 1e3)} s`,
    advice: "Try again, or raise OAuthTimeout."
  });
}

// src/auth/pending-authorization.ts
var lifeMs = 36e5;
var mostPending = 16;
function addPending(before2, pending, nowMs) {
  const record = before2 ?? { obtainedAtMs: nowMs, isDead: true, spent: [] };
  return { ...record, pending: [...listPending(before2, nowMs), pending].slice(-mostPending) };
}
function findPending(record, state, nowMs) {
  const pending = listPending(record, nowMs);
  if (state === void 0) return pending.at(-1);
  return pending.find((entry) => entry.state === fingerprint(state));
}
function listPending(record, nowMs) {
  return (record?.pending ?? []).filter(({ startedAtMs }) => nowMs - startedAtMs < lifeMs);
}

// src/auth/token-renewal.ts
async function findToken(context, signal) {
  const { settings, key, refused } = context;
  const stored = await readStored(context);
  const knowledge = describeKnowledge(context, stored);
  const decision = decideStep("none", judgeTokens(settings, knowledge), settings.initiate);
  if (decision.step === "use") return useCandidate(decision, settings, knowledge);
  if (decision.step === "fail") {
    if (refused !== void 0 && stored) await bury(context, signal);
    throw createCredentialError(nameProblem(settings, knowledge), settings);
  }
  return settings.store.withLock(key, () => walk(context, signal), signal);
}
async function bury(context, signal) {
  const { settings, key, ports } = context;
  try {
    await settings.store.withLock(key, async () => buryRefused(context, await readStored(context)), signal);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== "token_store") throw error;
    ports.log.write(1, "auth", "the token could not be marked dead", { reason: error.message });
  }
}
async function walk(context, signal) {
  const { settings } = context;
  let stored = await buryRefused(context, await readStored(context));
  let decision = decideStep("none", judgeTokens(settings, describeKnowledge(context, stored)), settings.initiate);
  let failure;
  for (; ; ) {
    const knowledge = describeKnowledge(context, stored);
    if (decision.step === "use") return useCandidate(decision, settings, knowledge);
    if (decision.step === "fail") throw failure ?? createCredentialError(nameProblem(settings, knowledge), settings);
    const attempt = await perform(decision, context, knowledge, signal);
    const { result: result2 } = attempt;
    if (result2.kind === "granted") {
      return { kind: attempt.kind, ...await keepIssued(context, result2.tokens, stored, attempt) };
    }
    failure = result2.error;
    if (result2.kind === "refused") stored = await keepRefusal(context, stored, decision, attempt);
    const known = judgeTokens(settings, describeKnowledge(context, stored));
    decision = decideStep(decision.state, { ...known, outcome: result2.kind }, settings.initiate, decision.source);
  }
}
async function perform(decision, context, knowledge, signal) {
  const { settings, ports } = context;
  if (decision.step === "exchange") return exchangeVerifier(settings, ports, knowledge);
  const given = readGiven(settings, knowledge.nowMs);
  if (decision.step === "authorize") {
    const tokens = await authorizeInBrowser(settings, ports, signal);
    return {
      kind: "authorized",
      result: { kind: "granted", tokens },
      spent: [given?.accessToken, given?.refreshToken, settings.verifier?.reveal()]
    };
  }
  const traded = decision.source === "given" ? given : knowledge.stored;
  const refreshToken = traded?.refreshToken;
  if (refreshToken === void 0) {
    throw createError("internal", { problem: "a token without a refresh token was to be refreshed" });
  }
  const result2 = await requestTokens({ kind: "refresh", refreshToken }, settings, ports);
  return { kind: "refreshed", result: result2, traded, spent: [traded?.accessToken, refreshToken] };
}
async function exchangeVerifier(settings, ports, knowledge) {
  const verifier = settings.verifier?.reveal() ?? "";
  const { parameters } = readPastedAnswer(verifier);
  const answer = judgeAnswer(parameters, void 0, settings.protocol.issuer);
  const spent = [verifier];
  if (answer.kind !== "granted") {
    const error = createError("authorization_failed", {
      reason: `OAuthVerifier holds no usable code: ${answer.reason}`,
      advice: "Set it to the code, or to the whole address that the browser ended at."
    });
    return { kind: "exchanged", result: { kind: "refused", error }, spent };
  }
  const pending = settings.protocol.pkce ? findPending(knowledge.stored, parameters.get("state") ?? void 0, knowledge.nowMs) : void 0;
  const grant = {
    kind: "code",
    parameters: answer.parameters,
    redirectUri: pending?.redirectUri ?? settings.callbackUrl,
    codeVerifier: pending?.codeVerifier
  };
  return { kind: "exchanged", result: await requestTokens(grant, settings, ports), spent };
}
async function keepIssued(context, issued, before2, attempt) {
  for (const secret of attempt.spent) if (secret !== void 0) context.spentHere.add(fingerprint(secret));
  const record = recordIssued(issued, before2, attempt.traded, attempt.spent);
  await tryWrite(context, record);
  return { source: "stored", token: { ...record, accessToken: issued.accessToken } };
}
async function keepRefusal(context, stored, decision, attempt) {
  for (const secret of attempt.spent) if (secret !== void 0) context.spentHere.add(fingerprint(secret));
  const nowMs = context.ports.clock.now();
  const isStored = decision.source === "stored" && decision.step === "refresh" && stored !== void 0;
  const record = isStored ? recordDeath(stored, nowMs) : recordSpent(stored, attempt.spent, nowMs);
  await tryWrite(context, record);
  return record;
}
async function buryRefused(context, stored) {
  const { refused, settings, ports } = context;
  if (!stored?.accessToken || fingerprint(stored.accessToken) !== refused) return stored;
  if (settings.protocol.hasRefreshToken && stored.refreshToken !== void 0) return stored;
  const record = recordDeath(stored, ports.clock.now());
  await tryWrite(context, record);
  return record;
}
function useCandidate(decision, settings, { stored, nowMs }) {
  const source = decision.source === "given" ? "given" : "stored";
  const candidate = source === "given" ? readGiven(settings, nowMs) : stored;
  const accessToken = candidate?.accessToken;
  if (candidate === void 0 || accessToken === void 0) {
    throw createError("internal", { problem: "a token that does not exist was to be used" });
  }
  return { kind: "found", source, token: { ...candidate, accessToken } };
}
async function readStored({ settings, key }) {
  if (settings.initiate === "OFF" && settings.accessToken) return void 0;
  return settings.store.read(key);
}
function describeKnowledge(context, stored) {
  const { ports, spentHere, refused, mayAuthorize } = context;
  return { nowMs: ports.clock.now(), stored, spentHere, refused, mayAuthorize };
}
async function tryWrite({ settings, ports, key }, record) {
  try {
    await settings.store.write(key, record);
  } catch (error) {
    const reason = error instanceof ProviderError ? error.message : "the token store failed";
    ports.log.write(1, "auth", "the token could not be kept", { reason });
    ports.notify(`Warning: the token could not be kept, and will be lost with this process: ${reason}`);
  }
}

// src/auth/authorization-steps.ts
function createAuthorizationSteps(context, onKept) {
  const { settings, ports, key } = context;
  const { store } = settings;
  const trade = async (readGrant, spent, signal) => {
    const isKept = settings.initiate !== "OFF";
    const work = async () => {
      const issued = await requestIssued(await readGrant(), settings, ports, signal);
      if (!isKept) return issued;
      const before2 = await store.read(key);
      onKept({ kind: "exchanged", ...await keepIssued(context, issued, before2, { spent: [spent] }) });
      return issued;
    };
    return describeIssued(await (isKept ? store.withLock(key, work, signal) : work()));
  };
  return {
    createUrl: (asked, signal) => createUrl(context, asked, signal),
    exchangeCode: (asked, signal) => trade(() => readCode3(context, asked), asked.verifier, signal),
    async refresh(refreshToken, signal) {
      if (!settings.protocol.hasRefreshToken) throw createNoRefreshError(settings);
      return trade(() => Promise.resolve({ kind: "refresh", refreshToken }), refreshToken, signal);
    }
  };
}
async function createUrl({ settings, ports, key }, asked, signal) {
  const clientId = readClientId(settings);
  const { endpoints, protocol, store } = settings;
  checkEndpoint("OAuthAuthorizationURL", endpoints.authorizationUrl);
  const redirectUri = asked.callbackUrl ?? settings.callbackUrl;
  const request = await createAuthorizationRequest({
    endpoints: asked.scope === void 0 ? endpoints : { ...endpoints, scope: asked.scope },
    protocol,
    clientId,
    redirectUri,
    state: asked.state,
    random: (count2) => ports.random(count2)
  });
  const { url, state, codeVerifier } = request;
  if (codeVerifier !== void 0) {
    const startedAtMs = ports.clock.now();
    const pending = { state: fingerprint(state), codeVerifier, redirectUri, startedAtMs };
    await store.withLock(
      key,
      async () => store.write(key, addPending(await store.read(key), pending, startedAtMs)),
      signal
    );
  }
  return { url, state };
}
async function readCode3({ settings, ports, key }, asked) {
  const { protocol, store } = settings;
  const { parameters, isWhole } = readPastedAnswer(asked.verifier);
  const state = asked.state ?? parameters.get("state") ?? void 0;
  const pending = protocol.pkce ? findPending(await store.read(key), state, ports.clock.now()) : void 0;
  const answer = judgeAnswer(parameters, isWhole ? asked.state : void 0, protocol.issuer);
  if (answer.kind !== "granted") throw createCodeError(answer.reason);
  if (protocol.pkce && !pending) throw createCodeError("no authorization that it could answer was started here");
  return {
    kind: "code",
    parameters: answer.parameters,
    redirectUri: pending?.redirectUri ?? asked.callbackUrl ?? settings.callbackUrl,
    codeVerifier: pending?.codeVerifier
  };
}
async function requestIssued(grant, settings, ports, signal) {
  const result2 = await requestTokens(grant, settings, ports, grant.kind === "code" ? signal : void 0);
  if (result2.kind !== "granted") throw result2.error;
  return result2.tokens;
}
function describeIssued({ accessToken, refreshToken, obtainedAtMs, expiresAtMs }) {
  return {
    accessToken,
    ...refreshToken === void 0 ? {} : { refreshToken },
    obtainedAtMs,
    ...expiresAtMs === void 0 ? {} : { expiresInS: Math.round((expiresAtMs - obtainedAtMs) / 1e3) }
  };
}
function createCodeError(reason) {
  return createError("authorization_failed", {
    reason: `the verifier holds no usable code: ${reason}`,
    advice: "Start again with get_oauth_authorization_url, and give the code or the whole address that the browser ended at."
  });
}
function createNoRefreshError({ service }) {
  return createError("not_supported", {
    feature: "refreshing a token",
    advice: `${service} gives no refresh tokens: its access tokens live until they are revoked.`
  });
}

// src/auth/shared-flight.ts
function createSharedFlights() {
  const flights = /* @__PURE__ */ new Map();
  return {
    async join(name, start, signal) {
      if (signal?.aborted) throw createError("cancelled", {});
      const flight = flights.get(name) ?? launch(flights, name, start);
      flight.waiting++;
      const { promise: cancelled, reject } = withResolvers();
      const cancel = () => reject(createError("cancelled", {}));
      signal?.addEventListener("abort", cancel, { once: true });
      try {
        return await Promise.race([flight.promise, cancelled]);
      } finally {
        signal?.removeEventListener("abort", cancel);
        flight.waiting--;
        if (flight.waiting === 0) {
          if (flights.get(name) === flight) flights.delete(name);
          flight.end.abort();
        }
      }
    }
  };
}
function launch(flights, name, start) {
  const end = new AbortController();
  const promise = start(end.signal).finally(() => {
    if (flights.get(name) === flight) flights.delete(name);
  });
  promise.catch(() => void 0);
  const flight = { promise, end, waiting: 0 };
  flights.set(name, flight);
  return flight;
}

// src/auth/oauth-token-source.ts
function createOAuthTokenSource(settings, ports) {
  const { profile, region: region2, clientId = "", store } = settings;
  const key = { profile, clientId, region: region2 };
  const flights = createSharedFlights();
  const spentHere = /* @__PURE__ */ new Set();
  let held;
  const search2 = (mayAuthorize, refused, signal) => {
    const context = { settings, ports, key, spentHere, mayAuthorize, refused };
    const start = async (end) => {
      held = holdToken(await findToken(context, end), settings);
      return held;
    };
    return flights.join(String(mayAuthorize), start, signal);
  };
  const call2 = () => {
    let mayAuthorize = true;
    const get2 = async (refused, signal) => {
      if (held && held.mark !== refused && isFresh(held, settings, ports.clock.now())) return held;
      let found = await search2(mayAuthorize, refused, signal);
      if (found.mark === refused) found = await search2(mayAuthorize, refused, signal);
      if (found.kind === "authorized") mayAuthorize = false;
      if (found.mark === refused) throw createCredentialError("refused", settings);
      return found;
    };
    return {
      getToken: async (signal) => (await get2(void 0, signal)).secret,
      getOwner: async (signal) => nameGrant((await get2(void 0, signal)).token),
      async handleUnauthorized(used, signal) {
        const refused = fingerprint(used.reveal());
        ports.log.write(1, "auth", "the service refused the token", { initiate: settings.initiate });
        if (settings.initiate !== "OFF") spentHere.add(refused);
        if (held?.mark === refused) held = void 0;
        return (await get2(refused, signal)).secret;
      }
    };
  };
  return {
    isRenewable: true,
    getToken: (signal) => call2().getToken(signal),
    getOwner: (signal) => call2().getOwner(signal),
    handleUnauthorized: (used, signal) => call2().handleUnauthorized(used, signal),
    forStatement: call2,
    steps: createAuthorizationSteps({ settings, ports, key, spentHere, mayAuthorize: false }, (renewal) => {
      held = holdToken(renewal, settings);
    }),
    async status() {
      const stored = await store.read(key);
      return describeStatus(settings, { nowMs: ports.clock.now(), stored, spentHere, mayAuthorize: true });
    },
    async findOwner() {
      const stored = await store.read(key);
      return nameOwner(settings, { nowMs: ports.clock.now(), stored, spentHere, mayAuthorize: false });
    },
    async login(signal) {
      const context = { settings, ports, key, spentHere, mayAuthorize: true };
      held = await store.withLock(
        key,
        async () => {
          const before2 = await store.read(key);
          const given = readGiven(settings, ports.clock.now());
          const issued = await authorizeInBrowser(settings, ports, signal);
          const spent = [given?.accessToken, given?.refreshToken, settings.verifier?.reveal()];
          return holdToken({ kind: "authorized", ...await keepIssued(context, issued, before2, { spent }) }, settings);
        },
        signal
      );
    },
    async logout(signal) {
      held = void 0;
      await store.withLock(key, () => forgetToken(settings, ports, key, signal), signal);
    }
  };
}
function holdToken(renewal, { store }) {
  const { accessToken } = renewal.token;
  if (isSendable(accessToken)) return { ...renewal, secret: new Secret(accessToken), mark: fingerprint(accessToken) };
  if (renewal.source === "given") throw createUnsendableError("OAuthAccessToken");
  throw createError("token_store", {
    path: store.location,
    problem: "holds a token that cannot be sent in a header",
    advice: "Run intercom-sql auth login to replace it."
  });
}
function isFresh({ token }, { initiate, protocol }, nowMs) {
  const hasRefreshToken = protocol.hasRefreshToken && token.refreshToken !== void 0;
  const { isNearExpiry, isExpired } = judgeToken(token, nowMs, { isRefused: false, hasRefreshToken });
  return hasRefreshToken && initiate !== "OFF" ? !isNearExpiry : !isExpired;
}
async function forgetToken(settings, ports, key, signal) {
  const { store, endpoints, service } = settings;
  const stored = await store.read(key);
  const token = stored?.refreshToken ?? stored?.accessToken;
  const isRevoked = token !== void 0 && endpoints.revocationUrl !== void 0 && await revokeToken(token, settings, ports, signal);
  await store.remove(key);
  ports.log.write(1, "auth", "logged out", { isRevoked });
  if (token !== void 0 && !isRevoked) {
    ports.notify(`The token is forgotten here. To end its access, remove the app in ${service}.`);
  }
}
function nameOwner(settings, knowledge) {
  const known = judgeTokens(settings, knowledge);
  const stored = known.stored && knowledge.stored;
  const candidate = known.given ? readGiven(settings, knowledge.nowMs) : stored;
  return candidate && nameGrant(candidate);
}
function describeStatus(settings, knowledge) {
  const { scheme: scheme2, initiate, store } = settings;
  const known = judgeTokens(settings, knowledge);
  const source = known.given ? "given" : known.stored ? "stored" : "none";
  const candidate = source === "given" ? readGiven(settings, knowledge.nowMs) : knowledge.stored;
  const facts = source === "none" ? void 0 : known[source];
  const isAlive2 = source !== "none";
  return {
    scheme: scheme2,
    initiate,
    source,
    state: facts ? nameState(facts, initiate) : knowledge.stored?.isDead ? "dead" : "none",
    store: store.location,
    hasRefreshToken: facts?.hasRefreshToken ?? false,
    ...isAlive2 && candidate ? { obtainedAtMs: candidate.obtainedAtMs } : {},
    ...isAlive2 && candidate?.expiresAtMs !== void 0 ? { expiresAtMs: candidate.expiresAtMs } : {}
  };
}
function nameState(facts, initiate) {
  const { isRefused, isExpired, isNearExpiry, hasRefreshToken } = facts;
  if (!isRefused && !isNearExpiry) return "valid";
  if (hasRefreshToken && initiate !== "OFF") return "expiring";
  return isRefused || isExpired ? "dead" : "valid";
}

// src/auth/token-source.ts
function createTokenSource(settings, ports) {
  return settings.scheme === "NONE" ? createFixedTokenSource(settings) : createOAuthTokenSource(settings, ports);
}

// src/auth/token-store-location.ts
import { homedir } from "node:os";
import { isAbsolute, join as join2, resolve as resolve2 } from "node:path";
var memoryPrefix = "memory://";
function openTokenStore(location, ports, place2 = { platform: process.platform, env: process.env, home: homedir() }) {
  if (location?.startsWith(memoryPrefix)) return createMemoryTokenStore(location.slice(memoryPrefix.length));
  return createFileTokenStore(
    location ? expandPath(location, place2) : join2(findConfigFolder(place2), "intercom-sql", "oauth-settings.json"),
    ports
  );
}
function expandPath(location, place2) {
  const expanded = location.replace(/^~(?=[/\\]|$)/, () => place2.home).replace(/^%APPDATA%/i, () => findConfigFolder(place2));
  return isAbsolute(expanded) ? expanded : resolve2(expanded);
}
function findConfigFolder({ platform, env, home }) {
  if (platform === "win32") return env["APPDATA"] ?? join2(home, "AppData", "Roaming");
  if (platform === "darwin") return join2(home, "Library", "Application Support");
  const configured = env["XDG_CONFIG_HOME"];
  return configured && isAbsolute(configured) ? configured : join2(home, ".config");
}

// src/driver/cache-place.ts
import { randomUUID as randomUUID2 } from "node:crypto";
import { existsSync as existsSync2, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { homedir as homedir2, tmpdir } from "node:os";
import { isAbsolute as isAbsolute2, join as join3, resolve as resolve3 } from "node:path";

// src/cache/cache.ts
import { randomUUID } from "node:crypto";

// src/cache/scan-coverage.ts
function isFullRead(scan) {
  switch (scan.kind) {
    case "list":
      return scan.limit === void 0;
    case "search":
      return scan.filter === void 0 && scan.limit === void 0;
    case "child":
      return "scan" in scan.parents && isFullRead(scan.parents.scan);
    case "embedded":
      return isFullRead(scan.parent) && (scan.path.truncated === void 0 || scan.completion !== void 0);
    case "get":
    case "count":
    case "batch":
    case "empty":
    case "system":
      return false;
  }
}
function findCoverage(scan) {
  switch (scan.kind) {
    case "list":
    case "search":
      return { kind: "always" };
    case "get":
      return { kind: "keys", column: scan.path.column, keys: scan.keys };
    case "child":
      if ("keys" in scan.parents) return { kind: "keys", column: scan.path.column, keys: scan.parents.keys };
      return findParentCoverage(scan.parents.scan);
    case "embedded":
      return findParentCoverage(scan.parent);
    case "batch":
      return scan.scans.every((inner) => findCoverage(inner).kind === "always") ? { kind: "always" } : { kind: "never" };
    // The rows of a table are not their number.
    case "count":
    case "empty":
    case "system":
      return { kind: "never" };
  }
}
function findParentCoverage(parent) {
  const coverage = findCoverage(parent);
  return coverage.kind === "keys" ? { kind: "never" } : coverage;
}
function listFilledColumns(scan, columns) {
  const filled = scan.kind === "embedded" ? scan.path.columns : void 0;
  return filled ? columns.filter((name) => filled.includes(name)) : columns;
}

// src/cache/refresh-plan.ts
function planRefresh(scan) {
  if (!isFullRead(scan)) return void 0;
  if (scan.kind === "search") return describePlan(scan, scan.table.key[0], false, (changes) => changes);
  const { path } = scan.kind === "child" || scan.kind === "embedded" ? scan : {};
  if (scan.kind === "child" && "scan" in scan.parents && scan.parents.scan.kind === "search") {
    return describePlan(scan.parents.scan, path?.column, true, (changes) => ({ ...scan, parents: { scan: changes } }));
  }
  if (scan.kind === "embedded" && scan.parent.kind === "search") {
    return describePlan(scan.parent, path?.column, true, (changes) => ({ ...scan, parent: changes }));
  }
  return void 0;
}
function describePlan(search2, column2, hasParents, wrap2) {
  const { incremental } = search2.table;
  const changed = search2.table.columns.find(({ name }) => name === incremental?.column);
  if (!incremental || !changed || column2 === void 0) return void 0;
  const { deletions } = incremental;
  return {
    search: search2,
    incremental,
    column: column2,
    hasParents,
    readChanges: (since) => wrap2({ ...search2, filter: changedSince(changed, since, search2, incremental) }),
    count: { ...search2, limit: 1 },
    deletions: deletions === "count" ? void 0 : listDeletions(search2.table, deletions)
  };
}
var secondMs = 1e3;
var dayMs = 24 * 60 * 60 * secondMs;
function changedSince(column2, since, { path }, { lagMs }) {
  const slackMs = path.timeGranularity === "day" ? 2 * dayMs : secondMs;
  return { kind: "leaf", column: column2, operator: "gt", value: Math.floor((since - lagMs - slackMs) / secondMs) * secondMs };
}
function listDeletions(table2, feed) {
  const { path, rows: rows2, paging, pageSize: pageSize2 } = feed;
  const shared2 = { filter: {}, send: "text", isSortable: false, values: [], summary: "" };
  const columns = [
    { ...shared2, name: "key", type: "varchar", path: feed.key, from: "id", field: feed.key },
    { ...shared2, name: "deleted_at", type: "timestamp", path: feed.at, from: "unix_seconds", field: feed.at }
  ];
  return {
    kind: "list",
    table: { name: table2.name, summary: "", key: ["key"], read: [], columns, notes: [] },
    path: { kind: "list", method: "GET", path, query: {}, rows: rows2, paging, pageSize: pageSize2 }
  };
}

// src/cache/row-write.ts
import { sql as sql2 } from "kysely";

// src/storage/query-builder.ts
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
function buildQueries() {
  return new Kysely({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (database) => new SqliteIntrospector(database),
      createQueryCompiler: () => new SqliteQueryCompiler()
    }
  });
}

// src/storage/sqlite-storage.ts
import Database3 from "better-sqlite3";

// src/storage/sqlite-connection.ts
import Database from "better-sqlite3";

// src/storage/sqlite-value.ts
var lowestInteger = -(2n ** 63n);
var highestInteger = 2n ** 63n - 1n;
function bindValue(value) {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === "bigint" && (value < lowestInteger || value > highestInteger)) {
    throw createError("execution_failed", {
      sqlState: "22003",
      problem: `the integer ${value} is out of range`,
      advice: "Integers have 64 bits. Use a double or a text."
    });
  }
  return value;
}
function readValue(value) {
  if (typeof value === "bigint") {
    const number2 = Number(value);
    return Number.isSafeInteger(number2) ? number2 : value;
  }
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  throw createError("internal", { problem: "a value of a result is a BLOB" });
}
function readRow(row) {
  for (let index = 0; index < row.length; index++) row[index] = readValue(row[index]);
  return row;
}

// src/storage/sqlite-connection.ts
var busyTimeoutMs = 3e4;
var journalSizeLimitBytes = 64 * 1024 * 1024;
function openConnection(path, functions, isReadonly) {
  const connection2 = new Database(path, { readonly: isReadonly, fileMustExist: isReadonly, timeout: busyTimeoutMs });
  connection2.defaultSafeIntegers(true);
  connection2.pragma("case_sensitive_like = ON");
  connection2.pragma("synchronous = NORMAL");
  connection2.pragma(`journal_size_limit = ${journalSizeLimitBytes}`);
  for (const definition of functions) registerFunction(connection2, definition);
  return connection2;
}
function registerFunction(connection2, definition) {
  const { name, arity, call: call2, aggregate } = definition;
  const options = { deterministic: definition.isDeterministic, varargs: arity === void 0, safeIntegers: true };
  const bindResult = definition.isReal ? bindReal : bindValue;
  if (call2) {
    const run = (...values2) => bindResult(call2(...readValues(values2)));
    connection2.function(name, options, withLength(run, arity ?? 0));
  }
  if (aggregate) registerAggregate(connection2, name, arity, options, aggregate, bindResult);
}
function registerAggregate(connection2, name, arity, options, aggregate, bindResult) {
  const { inverse } = aggregate;
  const length = (arity ?? 0) + 1;
  const step = (state, ...values2) => aggregate.step(state, ...readValues(values2));
  const undo = inverse && ((state, ...values2) => inverse(state, ...readValues(values2)));
  connection2.aggregate(name, {
    ...options,
    start: () => aggregate.start(),
    step: withLength(step, length),
    ...undo && { inverse: withLength(undo, length) },
    result: (state) => bindResult(aggregate.result(state))
  });
}
function bindReal(value) {
  return typeof value === "bigint" ? bindValue(value) : value;
}
function readValues(values2) {
  return values2.map(readValue);
}
function withLength(run, length) {
  return Object.defineProperty(run, "length", { value: length });
}

// src/storage/sqlite-error.ts
import Database2 from "better-sqlite3";

// src/storage/sqlite-error-table.ts
var anotherPlace = "Set CacheLocation to a file that can be written, or to :memory:.";
var diskErrorTable = [
  {
    code: "SQLITE_FULL",
    problem: "cannot grow: the disk is full",
    advice: "Free some space, or set CacheLocation to a file on another disk."
  },
  { code: "SQLITE_READONLY", problem: "cannot be written: it is read-only", advice: anotherPlace },
  { code: "SQLITE_CANTOPEN", problem: "cannot be opened", advice: anotherPlace },
  { code: "SQLITE_PERM", problem: "cannot be opened: permission denied", advice: anotherPlace },
  { code: "SQLITE_IOERR", problem: "cannot be read or written", advice: anotherPlace },
  {
    code: "SQLITE_BUSY",
    problem: "is locked by another process",
    advice: "Try again, or set CacheLocation to another file."
  },
  { code: "SQLITE_LOCKED", problem: "is locked by another statement", advice: "Try again." },
  {
    code: "SQLITE_PROTOCOL",
    problem: "is locked by another process",
    advice: "Try again, or set CacheLocation to another file."
  },
  { code: "SQLITE_CORRUPT", problem: "is damaged", advice: "Connect again: it is set aside and a new one is begun." },
  { code: "SQLITE_NOTADB", problem: "is damaged", advice: "Connect again: it is set aside and a new one is begun." }
];
var statementErrorTable = [
  {
    pattern: /: integer overflow/,
    sqlState: "22003",
    problem: "integer out of range",
    advice: "Integers have 64 bits. Cast one side to double."
  },
  {
    pattern: /: malformed JSON/,
    sqlState: "22P02",
    problem: "a value is not valid JSON",
    advice: "Test it with json_valid(\u2026) first."
  },
  {
    pattern: /: (bad JSON path|JSON path error)/,
    sqlState: "22023",
    problem: "a JSON path is not valid",
    advice: "Write a path such as $.name or $[0]."
  },
  {
    pattern: /: ESCAPE expression must be a single character/,
    sqlState: "22025",
    problem: "the ESCAPE of a LIKE must be a single character",
    advice: "Write ESCAPE '!' and put ! before the % or _ that is meant literally."
  },
  {
    pattern: /: LIKE or GLOB pattern too complex/,
    sqlState: "54000",
    problem: "the pattern of a LIKE is too long",
    advice: "Use a pattern of less than 50,000 characters."
  },
  {
    pattern: /SQLITE_TOOBIG|string or blob too big/,
    sqlState: "54000",
    problem: "a value is longer than a billion bytes",
    advice: "Aggregate fewer rows."
  },
  {
    pattern: /Expression tree is too large|parser stack overflow|too many (terms|columns|FROM|arguments)|at most 64 tables/,
    sqlState: "54001",
    problem: "the statement is too complex",
    advice: "Split it into views or several statements."
  },
  {
    pattern: /SQLITE_NOMEM/,
    sqlState: "53200",
    problem: "the statement ran out of memory",
    advice: "Narrow it, or read its rows with connection.stream()."
  }
];

// src/storage/sqlite-error.ts
function explainSqliteError(error, path) {
  if (error instanceof ProviderError) return error;
  if (!(error instanceof Database2.SqliteError)) {
    const problem = error instanceof Error ? error.message : "something was thrown that is no error";
    return createError("internal", { problem }, { cause: error });
  }
  const disk = diskErrorTable.find((row2) => error.code.startsWith(row2.code));
  if (disk) {
    const { problem, advice } = disk;
    return createError(
      "cache_disk",
      { path, problem, advice },
      { detail: `${error.code}: ${error.message}`, cause: error }
    );
  }
  const text2 = `${error.code}: ${error.message}`;
  const row = statementErrorTable.find(({ pattern: pattern3 }) => pattern3.test(text2));
  if (row) {
    const { sqlState, problem, advice } = row;
    return createError("execution_failed", { sqlState, problem, advice }, { cause: error });
  }
  return createError("internal", { problem: `SQLite says: ${error.message}` }, { cause: error });
}
function isDamage(error) {
  return error instanceof Database2.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

// src/storage/sqlite-file.ts
import { closeSync as closeSync2, existsSync, mkdirSync as mkdirSync2, openSync as openSync2, renameSync as renameSync2, rmSync as rmSync3 } from "node:fs";
import { dirname as dirname2 } from "node:path";
var applicationId = 1768125297;
var inMemory = ":memory:";
function openFile(path, options) {
  if (path !== inMemory) {
    createPrivateFile(path);
    if (existsSync(damageMark(path))) setAside(path, "damaged", options.warn);
  }
  let reason = tryPrepare(path, options);
  for (let round = 1; typeof reason === "string" && round < 3; round++) {
    setAside(path, reason, options.warn);
    reason = tryPrepare(path, options);
  }
  if (typeof reason !== "string") return reason;
  throw createError("cache_disk", {
    path,
    problem: `is ${reason}, again and again`,
    advice: "Set CacheLocation to another file."
  });
}
function markDamage(path) {
  if (path !== inMemory) closeSync2(openSync2(damageMark(path), "a", 384));
}
function damageMark(path) {
  return `${path}.is-damaged`;
}
function createPrivateFile(path) {
  try {
    mkdirSync2(dirname2(path), { recursive: true, mode: 448 });
    closeSync2(openSync2(path, "a", 384));
  } catch (cause) {
    throw createFileError(path, "cannot be opened for writing", cause);
  }
}
function createFileError(path, problem, cause) {
  const reason = cause instanceof Error ? cause.message : "unknown reason";
  const advice = "Set CacheLocation to a file that can be written, or to :memory:.";
  return createError("cache_disk", { path, problem: `${problem} (${reason})`, advice }, { cause });
}
function tryPrepare(path, options) {
  let connection2;
  try {
    connection2 = openConnection(path, options.functions, false);
    connection2.pragma("auto_vacuum = INCREMENTAL");
    const isReady = prepareSchema(connection2, path, options.schema);
    if (isReady) {
      connection2.pragma("journal_mode = WAL");
      return connection2;
    }
    connection2.close();
    return "of another version";
  } catch (error) {
    connection2?.close();
    if (isDamage(error)) return "damaged";
    throw error;
  }
}
function prepareSchema(connection2, path, schema2) {
  const prepare = () => {
    const version2 = Number(connection2.pragma("user_version", { simple: true }));
    const owner = Number(connection2.pragma("application_id", { simple: true }));
    const tableCount = Number(connection2.prepare("SELECT count(*) FROM sqlite_schema").pluck().get());
    if (owner !== applicationId && tableCount > 0) throw createForeignError(path);
    if (owner === applicationId || version2 !== 0) return version2 === schema2.version;
    for (const query of schema2.create) runQuery(connection2, query);
    connection2.pragma(`application_id = ${applicationId}`);
    connection2.pragma(`user_version = ${schema2.version}`);
    return true;
  };
  return connection2.transaction(prepare).immediate();
}
function createForeignError(path) {
  const problem = "is a database of another program";
  return createError("cache_disk", { path, problem, advice: "Set CacheLocation to a file of its own." });
}
function runQuery(connection2, query) {
  connection2.prepare(query.sql).run(...query.parameters.map((value) => bindValue(value)));
}
function setAside(path, reason, warn) {
  const target = findFreeName(`${path}.${reason.replaceAll(" ", "-")}`);
  try {
    if (existsSync(`${path}-wal`)) renameSync2(`${path}-wal`, `${target}-wal`);
    rmSync3(`${path}-shm`, { force: true });
    if (existsSync(path)) renameSync2(path, target);
    rmSync3(damageMark(path), { force: true });
  } catch (cause) {
    throw createFileError(path, `is ${reason} and cannot be set aside`, cause);
  }
  createPrivateFile(path);
  warn(`The cache file ${path} is ${reason}. It was renamed to ${target}, and a new one is begun.`);
}
function findFreeName(stem) {
  for (let number2 = 1; ; number2++) {
    if (!existsSync(`${stem}-${number2}`)) return `${stem}-${number2}`;
  }
}

// src/storage/sqlite-reader.ts
function createReader({ connection: connection2, isShared, explain, giveBack }) {
  const open4 = /* @__PURE__ */ new Set();
  let isReleased = false;
  function query(sql6, parameters) {
    if (isReleased) throw createError("internal", { problem: "a reader was used after its release" });
    try {
      const statement = connection2.prepare(sql6).raw();
      const columns = statement.columns().map((column2) => column2.name);
      const bound3 = bindParameters(parameters);
      if (isShared) return new ResultArray(columns, statement.all(bound3));
      return { columns, [Symbol.iterator]: () => iterate2(statement, bound3) };
    } catch (error) {
      throw explain(error);
    }
  }
  function iterate2(statement, bound3) {
    if (isReleased) throw createError("connection_closed", {});
    const rows2 = statement.iterate(bound3);
    open4.add(rows2);
    return {
      next() {
        if (isReleased) throw createError("connection_closed", {});
        try {
          const step = rows2.next();
          if (!step.done) return { done: false, value: readRow(step.value) };
        } catch (error) {
          open4.delete(rows2);
          throw explain(error);
        }
        open4.delete(rows2);
        return { done: true, value: void 0 };
      },
      return() {
        open4.delete(rows2);
        rows2.return?.();
        return { done: true, value: void 0 };
      }
    };
  }
  function endSnapshot() {
    for (const rows2 of open4) rows2.return?.();
    open4.clear();
    if (!isShared && connection2.open && connection2.inTransaction) connection2.exec("COMMIT");
  }
  return {
    begin() {
      if (isShared) return;
      try {
        endSnapshot();
        connection2.exec("BEGIN");
        connection2.prepare("SELECT count(*) FROM sqlite_schema").get();
      } catch (error) {
        throw explain(error);
      }
    },
    query,
    release() {
      if (isReleased) return;
      isReleased = true;
      endSnapshot();
      giveBack();
    }
  };
}
var ResultArray = class {
  columns;
  #rows;
  constructor(columns, rows2) {
    this.columns = columns;
    this.#rows = rows2;
  }
  *[Symbol.iterator]() {
    for (const row of this.#rows) yield readRow(row);
  }
};
function bindParameters(parameters) {
  const entries = Object.entries(parameters).map(([name, value]) => [name, bindValue(value)]);
  return Object.fromEntries(entries);
}

// src/storage/identifier.ts
function quoteIdentifier(name) {
  return `"${name.replaceAll('"', '""')}"`;
}

// src/storage/table-statement.ts
var declaredTypes = {
  varchar: "TEXT",
  text: "TEXT",
  integer: "INTEGER",
  double: "REAL",
  numeric: "NUMERIC",
  boolean: "INTEGER",
  timestamp: "TEXT",
  date: "TEXT",
  json: "TEXT"
};
function printCreateTable(name, columns, key) {
  const declarations = columns.map((column2) => `${quoteIdentifier(column2.name)} ${declaredTypes[column2.type]}`);
  const table2 = `CREATE TABLE ${quoteIdentifier(name)} (${declarations.join(", ")})`;
  if (key.length === 0) return [table2];
  const index = `CREATE UNIQUE INDEX ${quoteIdentifier(`${name}_key`)} ON ${quoteIdentifier(name)}`;
  return [table2, `${index} (${key.map(quoteIdentifier).join(", ")})`];
}
function printInsertRow(name, columnCount) {
  const marks = Array.from({ length: columnCount }, () => "?").join(", ");
  return `INSERT OR REPLACE INTO ${quoteIdentifier(name)} VALUES (${marks})`;
}
function printDropTable(name) {
  return `DROP TABLE IF EXISTS ${quoteIdentifier(name)}`;
}
function printRenameTable(from, to) {
  return `ALTER TABLE ${quoteIdentifier(from)} RENAME TO ${quoteIdentifier(to)}`;
}

// src/storage/sqlite-storage.ts
var idleReaderLimit = 4;
var statementLimit = 100;
function openStorage(location, options) {
  try {
    return new SqliteStorage(location, options);
  } catch (error) {
    throw explainSqliteError(error, location);
  }
}
var SqliteStorage = class {
  location;
  #options;
  #writer;
  #statements = /* @__PURE__ */ new Map();
  #inserts = /* @__PURE__ */ new Map();
  #idleReaders = [];
  #openReaders = /* @__PURE__ */ new Set();
  constructor(location, options) {
    this.location = location;
    this.#options = options;
    this.#writer = openFile(location, options);
  }
  run(query) {
    return this.#explaining(() => {
      const statement = this.#prepare(this.#statements, query.sql, query.sql);
      const values2 = query.parameters.map((value) => bindValue(value));
      if (statement.reader) return statement.all(...values2).map((row) => readRecord(row));
      statement.run(...values2);
      return [];
    });
  }
  transaction(work) {
    try {
      return this.#writer.transaction(work).immediate();
    } catch (error) {
      throw error instanceof Database3.SqliteError ? this.#explain(error) : error;
    }
  }
  createTable(name, columns, key) {
    this.#explaining(() => {
      this.transaction(() => {
        for (const sql6 of printCreateTable(name, columns, key)) this.#writer.exec(sql6);
      });
    });
  }
  insertRows(name, columnCount, rows2) {
    return this.#explaining(() => {
      const statement = this.#prepare(this.#inserts, name, printInsertRow(name, columnCount));
      this.transaction(() => {
        for (const row of rows2) statement.run(row.map(bindValue));
      });
      return rows2.length;
    });
  }
  dropTable(name) {
    this.#explaining(() => {
      this.#inserts.delete(name);
      this.#writer.exec(printDropTable(name));
    });
  }
  renameTable(from, to) {
    this.#explaining(() => {
      this.#inserts.delete(from);
      this.#inserts.delete(to);
      this.#writer.exec(printRenameTable(from, to));
    });
  }
  countBytes() {
    return this.#explaining(() => {
      const pages2 = Number(this.#writer.pragma("page_count", { simple: true }));
      return pages2 * Number(this.#writer.pragma("page_size", { simple: true }));
    });
  }
  reclaimSpace() {
    this.#explaining(() => {
      this.#writer.pragma("incremental_vacuum");
      if (!this.#writer.inTransaction) this.#writer.pragma("wal_checkpoint(PASSIVE)");
    });
  }
  openReader() {
    const isShared = this.location === inMemory;
    const connection2 = isShared ? this.#writer : this.#takeReaderConnection();
    const giveBack = () => {
      this.#openReaders.delete(reader);
      if (!isShared) this.#keepReaderConnection(connection2);
    };
    const reader = createReader({ connection: connection2, isShared, explain: (error) => this.#explain(error), giveBack });
    this.#openReaders.add(reader);
    return reader;
  }
  close() {
    for (const reader of this.#openReaders) reader.release();
    for (const connection2 of this.#idleReaders.splice(0)) connection2.close();
    this.#writer.close();
  }
  #takeReaderConnection() {
    return this.#idleReaders.pop() ?? this.#explaining(() => openConnection(this.location, this.#options.functions, true));
  }
  #keepReaderConnection(connection2) {
    if (this.#writer.open && this.#idleReaders.length < idleReaderLimit) this.#idleReaders.push(connection2);
    else connection2.close();
  }
  #prepare(cache, key, sql6) {
    const known = cache.get(key);
    if (known) return known;
    const statement = this.#writer.prepare(sql6);
    const [oldest] = cache.keys();
    if (cache.size >= statementLimit && oldest !== void 0) cache.delete(oldest);
    cache.set(key, statement);
    return statement;
  }
  #explaining(work) {
    try {
      return work();
    } catch (error) {
      throw this.#explain(error);
    }
  }
  #explain(error) {
    if (!this.#writer.open) return createError("connection_closed", {}, { cause: error });
    if (isDamage(error)) markDamage(this.location);
    return explainSqliteError(error, this.location);
  }
};
function readRecord(row) {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, readValue(value)]));
}

// src/cache/cache-schema.ts
var queries = buildQueries();
var { schema } = queries;
var cacheSchema = {
  version: 2,
  create: [
    schema.createTable("scans").addColumn("id", "integer", (column2) => column2.primaryKey().autoIncrement()).addColumn("identity", "text", (column2) => column2.notNull()).addColumn("variant", "text", (column2) => column2.notNull()).addColumn("source_table", "text", (column2) => column2.notNull()).addColumn("predicate", "text", (column2) => column2.notNull()).addColumn("columns", "text", (column2) => column2.notNull()).addColumn("is_full", "integer", (column2) => column2.notNull()).addColumn("state", "text", (column2) => column2.notNull()).addColumn("process_id", "integer", (column2) => column2.notNull()).addColumn("owner", "text", (column2) => column2.notNull()).addColumn("lease_until", "integer", (column2) => column2.notNull()).addColumn("resume", "text").addColumn("base_id", "integer").addColumn("watermark", "integer").addColumn("as_of", "integer", (column2) => column2.notNull()).addColumn("touched_at", "integer", (column2) => column2.notNull()).addColumn("completed_at", "integer").addColumn("used_at", "integer", (column2) => column2.notNull()).addColumn("expires_at", "integer", (column2) => column2.notNull()).addColumn("row_count", "integer", (column2) => column2.notNull()).addColumn("page_count", "integer", (column2) => column2.notNull()).addColumn("byte_count", "integer", (column2) => column2.notNull()).compile(),
    schema.createIndex("scans_by_identity").on("scans").columns(["identity", "state"]).compile(),
    schema.createIndex("scans_by_table").on("scans").columns(["source_table", "state"]).compile(),
    schema.createTable("pins").addColumn("id", "integer", (column2) => column2.primaryKey().autoIncrement()).addColumn("scan_id", "integer", (column2) => column2.notNull()).addColumn("process_id", "integer", (column2) => column2.notNull()).addColumn("created_at", "integer", (column2) => column2.notNull()).compile(),
    schema.createIndex("pins_by_scan").on("pins").columns(["scan_id"]).compile()
  ]
};

// src/cache/scan-lease.ts
var leaseMs = 6e4;
var resumeLimitMs = 24 * 60 * 60 * 1e3;
function claimScan(storage, request) {
  const reading = queries.selectFrom("scans").selectAll().where("identity", "=", request.identity).where("state", "=", "reading").orderBy("as_of", "desc").orderBy("id", "desc").compile();
  const scans = storage.run(reading).map((scan) => ({ scan, isHeld: isHeld(scan, request.processes, request.now) }));
  if (scans.some(({ scan, isHeld: isHeld2 }) => isHeld2 && request.isUseful(scan))) return { kind: "wait" };
  const interrupted = scans.find(({ scan, isHeld: isHeld2 }) => {
    const isRecent = request.now - scan.touched_at <= resumeLimitMs;
    return !isHeld2 && scan.resume !== null && isRecent && request.canResume(scan);
  })?.scan;
  if (!interrupted) return { kind: "free" };
  const { processId, owner } = request.holder;
  const take = queries.updateTable("scans").set({ process_id: processId, owner, lease_until: request.now + leaseMs }).where("id", "=", interrupted.id).compile();
  storage.run(take);
  return { kind: "resume", scan: { ...interrupted, process_id: processId, owner } };
}
function isHeld(scan, processes, now) {
  if (scan.owner === "" || scan.lease_until <= now) return false;
  return scan.process_id === processes.ownId || processes.isAlive(scan.process_id);
}
function extendLease(storage, id, { owner }, now) {
  const extend = queries.updateTable("scans").set({ lease_until: now + leaseMs }).where("id", "=", id).where("owner", "=", owner).compile();
  storage.run(extend);
}
function abandonScan(storage, id, { owner }) {
  const abandon = queries.updateTable("scans").set({ owner: "", lease_until: 0 }).where("id", "=", id).where("owner", "=", owner).where("resume", "is not", null).returning("id").compile();
  return storage.run(abandon).length > 0;
}

// src/cache/scan-tables.ts
import { sql } from "kysely";
function nameScanTables(id) {
  return { rows: `scan_${id}`, parents: `parents_${id}`, gone: `gone_${id}` };
}
var keyColumn = { name: "key", type: "varchar" };
function createScanTables(storage, id, shape) {
  const names3 = nameScanTables(id);
  storage.createTable(names3.rows, shape.columns, shape.key);
  if (shape.hasParents) storage.createTable(names3.parents, [keyColumn], ["key"]);
  if (shape.isRefresh) storage.createTable(names3.gone, [keyColumn], ["key"]);
}
function dropScanTables(storage, id) {
  const { rows: rows2, parents, gone } = nameScanTables(id);
  for (const name of [rows2, parents, gone]) storage.dropTable(name);
}
function emptyScanTables(storage, id, hasParents) {
  const { rows: rows2, parents, gone } = nameScanTables(id);
  for (const name of [rows2, gone, ...hasParents ? [parents] : []]) {
    storage.run(sql`delete from ${sql.id(name)}`.compile(queries));
  }
}
function countRows(storage, tableName) {
  const count2 = sql`select count(*) as count from ${sql.id(tableName)}`;
  return storage.run(count2.compile(queries))[0]?.count ?? 0;
}

// src/cache/scan-ledger.ts
var LeaseLost = class extends Error {
};
function beginScan(storage, holder, scan, baseId) {
  const { columns, filledColumns, key, hasParents, ...row } = scan;
  const insert = queries.insertInto("scans").values({
    ...row,
    columns: JSON.stringify(filledColumns),
    state: "reading",
    process_id: holder.processId,
    owner: holder.owner,
    lease_until: scan.as_of + leaseMs,
    base_id: baseId ?? null,
    touched_at: scan.as_of,
    used_at: scan.as_of,
    row_count: 0,
    page_count: 0,
    byte_count: 0
  }).returningAll().compile();
  return storage.transaction(() => {
    const [entered] = storage.run(insert);
    if (!entered) throw createError("internal", { problem: "a scan was entered without an id" });
    createScanTables(storage, entered.id, { columns, key, hasParents, isRefresh: baseId !== void 0 });
    return entered;
  });
}
function notePage(storage, id, holder, figures) {
  const { now, latest } = figures;
  const update = queries.updateTable("scans").set((row) => ({
    touched_at: now,
    lease_until: now + leaseMs,
    resume: figures.resume ?? null,
    page_count: row("page_count", "+", 1),
    row_count: row("row_count", "+", figures.rowCount),
    byte_count: row("byte_count", "+", figures.byteCount),
    ...latest === void 0 ? {} : { watermark: latest }
  })).where("id", "=", id).where("owner", "=", holder.owner).where("state", "=", "reading").returning("id").compile();
  if (storage.run(update).length === 0) throw explainLoss(storage, id);
}
function explainLoss(storage, id) {
  const find = queries.selectFrom("scans").select("state").where("id", "=", id).compile();
  const [row] = storage.run(find);
  if (row) return new LeaseLost("the read was taken over, or a write made it worthless");
  const problem = "was cleared by another process while rows were read into it";
  return createError("cache_disk", { path: storage.location, problem, advice: "Run the statement again." });
}
function completeScan(storage, scan, holder, completion) {
  const { now, isKept, watermark, addedBytes } = completion;
  return storage.transaction(() => {
    const isAnswer = isKept && !isOutdone(storage, scan);
    const rowCount = countRows(storage, nameScanTables(scan.id).rows);
    const complete = queries.updateTable("scans").set((row) => ({
      state: isAnswer ? "complete" : "obsolete",
      completed_at: now,
      touched_at: now,
      used_at: now,
      owner: "",
      resume: null,
      base_id: null,
      watermark: watermark ?? null,
      row_count: rowCount,
      byte_count: row("byte_count", "+", addedBytes)
    })).where("id", "=", scan.id).where("owner", "=", holder.owner).where("state", "=", "reading").returning("id").compile();
    if (storage.run(complete).length === 0) throw explainLoss(storage, scan.id);
    if (isAnswer) retirePredecessors(storage, scan, now);
    return rowCount;
  });
}
function isOutdone(storage, scan) {
  const newer = queries.selectFrom("scans").select("id").where("identity", "=", scan.identity).where("state", "=", "complete").where("as_of", ">=", scan.as_of).limit(1).compile();
  return storage.run(newer).length > 0;
}
function retirePredecessors(storage, scan, now) {
  const retire = queries.updateTable("scans").set({ state: "obsolete" }).where("state", "=", "complete").where("source_table", "=", scan.source_table).where("id", "!=", scan.id).where("as_of", "<=", scan.as_of).where((row) => {
    const isReplaced = row("identity", "=", scan.identity);
    const isExpired = row("expires_at", "<", now);
    const isForgotten = row.and([isExpired, row("is_full", "=", 0), row("used_at", "<=", now - forgetAfterMs)]);
    const isOutdone2 = row.and([isExpired, row("is_full", "=", 1), row("variant", "=", scan.variant)]);
    return row.or([isReplaced, isForgotten, ...scan.is_full === 1 ? [isOutdone2] : []]);
  }).compile();
  storage.run(retire);
}
var forgetAfterMs = 24 * 60 * 60 * 1e3;
function retireForgotten(storage, now) {
  const retire = queries.updateTable("scans").set({ state: "obsolete" }).where("state", "=", "complete").where("is_full", "=", 0).where("expires_at", "<", now).where("used_at", "<=", now - forgetAfterMs).compile();
  storage.run(retire);
}
function dropScan(storage, id) {
  storage.transaction(() => {
    dropScanTables(storage, id);
    storage.run(queries.deleteFrom("pins").where("scan_id", "=", id).compile());
    storage.run(queries.deleteFrom("scans").where("id", "=", id).compile());
  });
}

// src/cache/scan-pins.ts
var pinAgeLimitMs = 24 * 60 * 60 * 1e3;
function pinScan(storage, id, processId, now) {
  const pin = { scan_id: id, process_id: processId, created_at: now };
  const [entered] = storage.run(queries.insertInto("pins").values(pin).returning("id").compile());
  if (!entered) throw createError("internal", { problem: "a pin was entered without an id" });
  return entered.id;
}
function unpinScan(storage, pinId) {
  return storage.transaction(() => {
    const [pin] = storage.run(queries.deleteFrom("pins").where("id", "=", pinId).returning("scan_id").compile());
    if (!pin) return false;
    const state = queries.selectFrom("scans").select("state").where("id", "=", pin.scan_id).compile();
    return storage.run(state).some((scan) => scan.state === "obsolete");
  });
}
function isPinned(storage, id, { processes, now, except }) {
  const pins = storage.run(queries.selectFrom("pins").selectAll().where("scan_id", "=", id).compile());
  return pins.some((pin) => {
    const isAlive2 = pin.process_id === processes.ownId || processes.isAlive(pin.process_id);
    return pin.id !== except && isAlive2 && now - pin.created_at <= pinAgeLimitMs;
  });
}

// src/cache/scan-sweep.ts
var readSilenceLimitMs = 60 * 60 * 1e3;
function sweepScans(storage, processes, now) {
  const candidates = queries.selectFrom("scans").select("id").where("state", "!=", "complete").compile();
  let dropped = 0;
  for (const { id } of storage.run(candidates)) {
    storage.transaction(() => {
      const [scan] = storage.run(queries.selectFrom("scans").selectAll().where("id", "=", id).compile());
      if (!scan || scan.state === "complete" || isUsed(storage, scan, processes, now)) return;
      dropScan(storage, id);
      dropped++;
    });
  }
  return dropped;
}
function isUsed(storage, scan, processes, now) {
  if (scan.state === "obsolete") return isPinned(storage, scan.id, { processes, now });
  if (scan.resume === null) {
    const isAlive2 = scan.process_id === processes.ownId || processes.isAlive(scan.process_id);
    return isAlive2 && now - scan.touched_at <= readSilenceLimitMs;
  }
  if (isHeld(scan, processes, now)) return true;
  return now - scan.touched_at <= resumeLimitMs && !isOutdone(storage, scan);
}
function evictScans(storage, maxBytes, keptId) {
  const held = queries.selectFrom("scans").select(["id", "byte_count"]).where("state", "=", "complete").orderBy("used_at").orderBy("id").compile();
  storage.transaction(() => {
    const scans = storage.run(held);
    let total = scans.reduce((sum, scan) => sum + scan.byte_count, 0);
    for (const scan of scans) {
      if (total <= maxBytes) return;
      if (scan.id === keptId) continue;
      retireScan(storage, scan.id);
      total -= scan.byte_count;
    }
  });
}
function retireScan(storage, id) {
  storage.run(queries.updateTable("scans").set({ state: "obsolete" }).where("id", "=", id).compile());
}
function retireAll(storage, tables, processes, now) {
  return storage.transaction(() => {
    const all = queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").compile();
    const chosen = storage.run(all).filter((scan) => tables === void 0 || tables.includes(scan.source_table)).filter((scan) => scan.state === "complete" || !isHeld(scan, processes, now));
    for (const scan of chosen) retireScan(storage, scan.id);
    return chosen.length;
  });
}

// src/cache/row-write.ts
function noteWrite(storage, write) {
  storage.transaction(() => {
    const held = queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").compile();
    for (const scan of storage.run(held)) {
      const isOwn = scan.source_table === write.table;
      if (isOwn && scan.state === "complete" && scan.is_full === 1 && canPut(scan, write)) putRow(storage, scan, write);
      else if (isOwn || isReadFrom(scan, write.table)) retireScan(storage, scan.id);
    }
  });
}
function canPut(scan, { row, isDeleted }) {
  if (isDeleted) return true;
  const columns = JSON.parse(scan.columns);
  return row !== void 0 && columns.every((name) => Object.hasOwn(row, name));
}
function putRow(storage, scan, { column: column2, key, row, isDeleted }) {
  const table2 = sql2.table(nameScanTables(scan.id).rows);
  const remove = sql2`delete from ${table2} where ${sql2.id(column2)} = ${key}`;
  storage.run(remove.compile(queries));
  if (!row || isDeleted) return;
  const columns = JSON.parse(scan.columns);
  const names3 = sql2.join(columns.map((name) => sql2.id(name)));
  const values2 = sql2.join(columns.map((name) => row[name] ?? null));
  storage.run(sql2`insert into ${table2} (${names3}) values (${values2})`.compile(queries));
}
function isReadFrom(scan, table2) {
  return scan.predicate.includes(` ${JSON.stringify(table2)}`);
}

// src/cache/refresh-merge.ts
import { sql as sql3 } from "kysely";
function countMerged(storage, { base, scan, plan }) {
  const [before2, after2] = [nameScanTables(base.id), nameScanTables(scan.id)];
  const [held, changed, column2] = plan.hasParents ? [before2.parents, after2.parents, "key"] : [before2.rows, after2.rows, plan.column];
  const known = sql3`
		select count(*) as count from ${sql3.id(changed)} where ${sql3.id(column2)} in (select ${sql3.id(column2)} from ${sql3.id(held)})`;
  return countRows(storage, held) + countRows(storage, changed) - (storage.run(known.compile(queries))[0]?.count ?? 0);
}
function mergeScans(storage, merge) {
  const { base, scan, plan, isBaseUsed } = merge;
  const [before2, after2] = [nameScanTables(base.id), nameScanTables(scan.id)];
  const run = (statement) => storage.run(statement.compile(queries));
  const replaced = plan.hasParents ? selectKeys(after2.parents, "key") : selectKeys(after2.rows, plan.column);
  const column2 = sql3.id(plan.column);
  if (canCompare(merge)) run(dropOlder(before2, after2, plan));
  run(sql3`delete from ${sql3.id(after2.rows)} where ${column2} in (${selectKeys(after2.gone, "key")})`);
  if (isBaseUsed) {
    const isUnchanged = sql3`${column2} not in (${replaced}) and ${column2} not in (${selectKeys(after2.gone, "key")})`;
    run(sql3`insert into ${sql3.id(after2.rows)} select * from ${sql3.id(before2.rows)} where ${isUnchanged}`);
  } else {
    const isChanged = sql3`${column2} in (${replaced}) or ${column2} in (${selectKeys(after2.gone, "key")})`;
    run(sql3`delete from ${sql3.id(before2.rows)} where ${isChanged}`);
    run(sql3`insert into ${sql3.id(before2.rows)} select * from ${sql3.id(after2.rows)}`);
  }
  if (plan.hasParents) for (const statement of mergeParents(before2.parents, after2)) run(statement);
  storage.dropTable(after2.gone);
  if (isBaseUsed) return;
  storage.dropTable(after2.rows);
  storage.renameTable(before2.rows, after2.rows);
  dropScanTables(storage, base.id);
}
function canCompare({ base, plan }) {
  const held = JSON.parse(base.columns);
  return !plan.hasParents && held.includes(plan.incremental.column);
}
function dropOlder(before2, after2, plan) {
  const [key, change] = [sql3.id(plan.column), sql3.id(plan.incremental.column)];
  const [held, read] = [sql3.table(before2.rows), sql3.table(after2.rows)];
  return sql3`delete from ${read} where exists (
		select 1 from ${held} as held where held.${key} = ${read}.${key} and held.${change} > ${read}.${change})`;
}
function mergeParents(before2, after2) {
  const [held, read] = [sql3.table(before2), sql3.table(after2.parents)];
  return [
    sql3`insert into ${read} select key from ${held} where key not in (${selectKeys(after2.parents, "key")})`,
    sql3`delete from ${read} where key in (${selectKeys(after2.gone, "key")})`
  ];
}
function selectKeys(table2, column2) {
  return sql3`select ${sql3.id(column2)} from ${sql3.table(table2)} where ${sql3.id(column2)} is not null`;
}

// src/cache/parent-keys.ts
import { sql as sql4 } from "kysely";
var keysPerQuery = 500;
function hasParent(storage, id, key) {
  return findParents(storage, id, [key]).length > 0;
}
function noteParents(storage, id, keys) {
  const rows2 = keys.map((key) => [key]);
  storage.insertRows(nameScanTables(id).parents, 1, rows2);
}
function dropEarlierRows(storage, id, column2, keys) {
  const { rows: rows2 } = nameScanTables(id);
  for (let start = 0; start < keys.length; start += keysPerQuery) {
    const seen = findParents(storage, id, keys.slice(start, start + keysPerQuery));
    if (seen.length === 0) continue;
    storage.run(sql4`delete from ${sql4.id(rows2)} where ${sql4.id(column2)} in (${sql4.join(seen)})`.compile(queries));
  }
}
function dropUnfinishedRows(storage, id, column2) {
  const { rows: rows2, parents } = nameScanTables(id);
  const unfinished = sql4`delete from ${sql4.id(rows2)} where ${sql4.id(column2)} not in (select key from ${sql4.id(parents)})`;
  storage.run(unfinished.compile(queries));
}
function findParents(storage, id, keys) {
  const { parents } = nameScanTables(id);
  const find = sql4`select key from ${sql4.id(parents)} where key in (${sql4.join(keys)})`;
  return storage.run(find.compile(queries)).map(({ key }) => key);
}

// src/cache/scan-reading.ts
async function readWhole(reading, scan = reading.scan) {
  const { storage, stored, signal, hasKey: hasKey3 } = reading;
  let latest = stored.watermark ?? void 0;
  const measureShare = createShareMeter(reading);
  const parentColumn = findParentColumn(reading);
  if (stored.resume !== null && parentColumn !== void 0) dropUnfinishedRows(storage, stored.id, parentColumn);
  const from = stored.resume === null ? void 0 : { position: stored.resume, isParentDone: (key) => hasParent(storage, stored.id, key) };
  for await (const page of reading.fetchPages(scan, signal, from)) {
    if (signal.aborted) break;
    if (page.latest !== void 0 && !(page.latest < (latest ?? page.latest))) latest = page.latest;
    keepPage(reading, page, { parentColumn, resume: hasKey3 ? page.resume : void 0, latest });
    reading.onPage({ rows: page.rows.length, total: page.total, share: measureShare(page) });
  }
  return latest;
}
function findParentColumn({ scan, columns }) {
  if (scan.kind !== "child" && scan.kind !== "embedded") return void 0;
  return columns.find(({ name }) => name === scan.path.column)?.name;
}
function keepPage({ storage, stored, holder, now, columns }, { rows: rows2, parents = [], begun = [] }, { parentColumn, resume, latest }) {
  storage.transaction(() => {
    const figures = { rowCount: rows2.length, byteCount: estimateBytes(rows2), resume, latest, now: now() };
    notePage(storage, stored.id, holder, figures);
    if (parentColumn !== void 0) dropEarlierRows(storage, stored.id, parentColumn, begun);
    storage.insertRows(nameScanTables(stored.id).rows, columns.length, rows2);
    if (parents.length > 0) noteParents(storage, stored.id, parents);
  });
}
function createShareMeter({ storage, stored }) {
  const isResumed = stored.resume !== null;
  let rowCount = isResumed ? stored.row_count : 0;
  let parentCount;
  return ({ rows: rows2, total, parents = [], parentTotal }) => {
    rowCount += rows2.length;
    if (parentTotal !== void 0) {
      parentCount = parentCount === void 0 ? countParents() : parentCount + parents.length;
      return Math.min(1, parentCount / Math.max(1, parentTotal));
    }
    return total === void 0 ? void 0 : Math.min(1, rowCount / Math.max(1, total));
  };
  function countParents() {
    return countRows(storage, nameScanTables(stored.id).parents);
  }
}
function estimateBytes(rows2) {
  let total = 0;
  for (const row of rows2) {
    for (const value of row) total += typeof value === "string" ? value.length + 1 : 4;
  }
  return total;
}
async function readChanges(reading, plan, base, since) {
  const changes = plan.readChanges(since);
  let latest = await readWhole(reading, changes);
  const isFeedRead = await keepDeletions(reading, plan, since);
  for (let round = 0; !isFeedRead && !reading.signal.aborted; round++) {
    const total = await countAll(reading, plan);
    if (total === void 0) break;
    latest = await readWhole({ ...reading, stored: { ...reading.stored, resume: null } }, changes);
    if (total === countMerged(reading.storage, { base, scan: reading.stored, plan })) break;
    if (round === 1) return "outdated";
  }
  return { latest };
}
async function keepDeletions(reading, plan, since) {
  if (!plan.deletions) return false;
  const oldest = formatTimestamp(Math.floor((since - plan.incremental.lagMs) / 1e3) * 1e3);
  try {
    for await (const { rows: rows2 } of reading.fetchPages(plan.deletions, reading.signal)) {
      if (reading.signal.aborted) break;
      const recent = rows2.filter(([key, at]) => key !== null && (at === null || String(at) >= oldest));
      const keys = recent.map(([key]) => [key ?? null]);
      reading.storage.insertRows(nameScanTables(reading.stored.id).gone, 1, keys);
      if (recent.length < rows2.length) break;
    }
    return true;
  } catch (error) {
    if (error instanceof ProviderError && refusals.has(error.code)) return false;
    throw error;
  }
}
var refusals = /* @__PURE__ */ new Set(["permission_denied", "request_failed"]);
async function countAll({ fetchPages, signal }, { count: count2 }) {
  for await (const { total } of fetchPages(count2, signal)) return total;
  return 0;
}
function restartWhole(reading, hasParents) {
  const { storage, stored } = reading;
  const restart = queries.updateTable("scans").set({ base_id: null, resume: null, watermark: null, byte_count: 0, row_count: 0 }).where("id", "=", stored.id).compile();
  storage.transaction(() => {
    emptyScanTables(storage, stored.id, hasParents);
    storage.run(restart);
  });
  return { ...stored, base_id: null, resume: null, watermark: null };
}

// src/cache/scan-read.ts
var ScanRead = class {
  id;
  asOf;
  /** Goes on with what an earlier read began. */
  isResumed;
  /** The number of rows, once all are there. When it rejects, the unfinished table is gone, or waits to be gone on with. */
  done;
  #controller = new AbortController();
  #onAbandoned;
  #waiting = 0;
  /** Begins to read. */
  constructor(options) {
    this.#onAbandoned = options.onAbandoned;
    this.id = options.stored.id;
    this.asOf = options.stored.as_of;
    this.isResumed = options.stored.resume !== null;
    this.done = readScan(options, this.#controller.signal);
  }
  /**
   * Waits for the rows.
   * @throws what the read throws, or the end that the signal asks for
   */
  async join(signal) {
    this.#waiting++;
    try {
      return await waitFor(this.done, signal);
    } catch (error) {
      this.#waiting--;
      if (this.#waiting === 0) this.abort();
      throw error;
    }
  }
  /** Ends the read for all who wait, with the error that is given. */
  abort(reason) {
    this.#onAbandoned();
    this.#controller.abort(reason);
  }
};
function createEnd(signal) {
  const reason = signal.reason;
  return reason instanceof ProviderError ? reason : createError("cancelled", {}, { cause: reason });
}
function waitFor(promise, signal) {
  if (!signal) return promise;
  return new Promise((resolve4, reject) => {
    const end = () => reject(createEnd(signal));
    if (signal.aborted) end();
    signal.addEventListener("abort", end, { once: true });
    promise.then(resolve4, reject).finally(() => signal.removeEventListener("abort", end));
  });
}
async function readScan(options, signal) {
  const { storage, clock, stored } = options;
  const end = new AbortController();
  const heartbeat = keepLease(options, AbortSignal.any([signal, end.signal]));
  const reading = {
    storage,
    now: () => clock.now(),
    holder: options.holder,
    stored,
    scan: options.scan,
    columns: options.columns,
    hasKey: options.isKept && hasKey(options),
    fetchPages: options.fetchPages,
    signal,
    onPage: options.onPage
  };
  try {
    const result2 = await readRows(reading, options);
    if (signal.aborted) throw createEnd(signal);
    return finish(result2, reading, options);
  } catch (error) {
    leaveUnfinished(options);
    throw signal.aborted ? createEnd(signal) : error;
  } finally {
    end.abort();
    await heartbeat;
  }
}
function hasKey({ scan, columns }) {
  return scan.table.key.every((name) => columns.some((column2) => column2.name === name));
}
async function keepLease({ clock, storage, stored, holder }, signal) {
  try {
    for (; ; ) {
      await clock.sleep(leaseMs / 3, signal);
      extendLease(storage, stored.id, holder, clock.now());
    }
  } catch {
  }
}
async function readRows(reading, { base }) {
  const plan = base && planRefresh(reading.scan);
  const since = base?.scan.watermark;
  if (base && plan && since !== null && since !== void 0) {
    const changes = await readChanges(reading, plan, base.scan, since);
    if (changes !== "outdated") return { base: base.scan, latest: changes.latest };
    return { base: void 0, latest: await readWhole({ ...reading, stored: restartWhole(reading, plan.hasParents) }) };
  }
  return { base: void 0, latest: await readWhole(reading) };
}
var clockSkewMs = 12e4;
function finish({ base, latest }, { stored }, options) {
  const { storage, clock, holder, isKept, processes, scan } = options;
  const seen = latest === void 0 ? void 0 : Math.min(latest, stored.as_of - clockSkewMs);
  const earlier = base?.watermark ?? void 0;
  const watermark = seen === void 0 || (earlier ?? seen) > seen ? earlier : seen;
  const plan = planRefresh(scan);
  return storage.transaction(() => {
    if (base && plan) {
      const now = clock.now();
      const isBaseUsed = isPinned(storage, base.id, { processes, now, except: options.base?.pinId ?? 0 });
      mergeScans(storage, { base, scan: stored, plan, isBaseUsed });
      if (!isBaseUsed) storage.run(queries.deleteFrom("scans").where("id", "=", base.id).compile());
    }
    const addedBytes = base?.byte_count ?? 0;
    return completeScan(storage, stored, holder, { now: clock.now(), isKept, watermark, addedBytes });
  });
}
function leaveUnfinished({ storage, log, stored, holder, isKept }) {
  try {
    storage.transaction(() => {
      const find = queries.selectFrom("scans").select("owner").where("id", "=", stored.id).compile();
      if (storage.run(find)[0]?.owner !== holder.owner) return;
      if (!isKept || !abandonScan(storage, stored.id, holder)) dropScan(storage, stored.id);
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown reason";
    log.write(1, "cache", "an unfinished scan could not be dropped", { scan: stored.id, reason });
  }
}

// src/cache/scan-search.ts
import { sql as sql5 } from "kysely";
function findScan(storage, wanted) {
  const complete = queries.selectFrom("scans").selectAll().where("state", "=", "complete").orderBy("as_of", "desc");
  const same = complete.where("identity", "=", wanted.identity).limit(1).compile();
  const full = complete.where("source_table", "=", wanted.table).where("variant", "=", wanted.variant).where("is_full", "=", 1).compile();
  const [exact] = storage.run(same);
  if (exact && wanted.isFresh(exact.as_of)) return describe(exact);
  if (wanted.coverage.kind === "never") return void 0;
  const { coverage } = wanted;
  const needed = coverage.kind === "keys" ? [...wanted.columns, coverage.column] : wanted.columns;
  const found = storage.run(full).find(
    (row) => wanted.isFresh(row.as_of) && hasColumns(row, needed) && hasKeys(storage, nameScanTables(row.id).rows, coverage)
  );
  return found && describe(found);
}
function hasColumns(row, columns) {
  const held = new Set(JSON.parse(row.columns));
  return columns.every((name) => held.has(name));
}
function hasKeys(storage, tableName, coverage) {
  if (coverage.kind !== "keys") return coverage.kind === "always";
  const keys = [...new Set(coverage.keys)];
  for (let start = 0; start < keys.length; start += keysPerQuery) {
    const some2 = keys.slice(start, start + keysPerQuery);
    const column2 = sql5.id(coverage.column);
    const count2 = sql5`
			select count(distinct ${column2}) as found from ${sql5.id(tableName)} where ${column2} in (${sql5.join(some2)})`;
    if (storage.run(count2.compile(queries))[0]?.found !== some2.length) return false;
  }
  return true;
}
function describe(row) {
  return { id: row.id, tableName: nameScanTables(row.id).rows, asOf: row.as_of, rowCount: row.row_count };
}
function findBase(storage, identity) {
  const newest = queries.selectFrom("scans").selectAll().where("state", "=", "complete").where("identity", "=", identity).where("watermark", "is not", null).orderBy("as_of", "desc").limit(1).compile();
  return storage.run(newest)[0];
}
function findComplete(storage, id) {
  const find = queries.selectFrom("scans").selectAll().where("id", "=", id).where("state", "=", "complete").compile();
  return storage.run(find)[0];
}
function listVariants(storage) {
  const variants = queries.selectFrom("scans").select("variant").distinct().where("state", "=", "complete").compile();
  return storage.run(variants).map(({ variant }) => variant);
}
function noteUse(storage, id, now) {
  storage.run(queries.updateTable("scans").set({ used_at: now }).where("id", "=", id).compile());
}
function listScans(storage, isFresh2) {
  const held = queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").orderBy("source_table").orderBy("as_of", "desc").orderBy("id", "desc").compile();
  return storage.run(held).map((row) => ({
    table: row.source_table,
    predicate: row.predicate,
    asOf: row.as_of,
    isComplete: row.state === "complete",
    completedAt: row.completed_at ?? void 0,
    watermark: row.watermark ?? void 0,
    usedAt: row.used_at,
    rowCount: row.row_count,
    pageCount: row.page_count,
    byteCount: row.byte_count,
    isFull: row.is_full === 1,
    isFresh: row.state === "complete" && isFresh2(row.as_of)
  }));
}

// src/cache/scan-text.ts
import { createHash as createHash4 } from "node:crypto";
var longestList = 20;
function printScan(scan) {
  const head = `${scan.kind} ${quote2(scan.table.name)}`;
  switch (scan.kind) {
    case "empty":
    case "system":
      return head;
    case "get":
      return `${head} ${quote2(scan.path.path)} ${quote2(scan.path.column)} ${printList(scan.keys)}`;
    case "list":
      return `${head} ${scan.path.method} ${quote2(scan.path.path)} ${printQuery(scan.path.query)}${printLimit(scan.limit)}`;
    case "search": {
      const where = scan.filter ? ` where ${printFilter(scan.filter)}` : "";
      const direction = scan.order?.isDescending ? "desc" : "asc";
      const order2 = scan.order ? ` order by ${quote2(scan.order.column.name)} ${direction}` : "";
      const since = scan.since === void 0 ? "" : ` since ${scan.since}`;
      return `${head} ${quote2(scan.path.path)}${since}${where}${order2}${printLimit(scan.limit)}`;
    }
    case "count":
      return `${head} of (${printScan(scan.of)})`;
    case "batch":
      return `${head} of ${printList(scan.scans.map(printScan))}`;
    case "child":
      return `${head} ${quote2(scan.path.path)} ${quote2(scan.path.column)} ${printParents(scan.parents)}`;
    case "embedded": {
      const completion = scan.completion ? ` completed by ${quote2(scan.completion.path)}` : "";
      return `${head} ${quote2(scan.path.rows)}${completion} in (${printScan(scan.parent)})`;
    }
  }
}
function printParents(parents) {
  return "keys" in parents ? printList(parents.keys) : `of (${printScan(parents.scan)})`;
}
function printLimit(limit) {
  return limit === void 0 ? "" : ` limit ${limit}`;
}
function printQuery(query) {
  const pairs2 = Object.keys(query).sort().map((name) => `${quote2(name)}: ${quote2(query[name] ?? "")}`);
  return `{${pairs2.join(", ")}}`;
}
function printFilter(filter2) {
  if (filter2.kind === "leaf") {
    const value = Array.isArray(filter2.value) ? printList(filter2.value) : JSON.stringify(filter2.value);
    return `${quote2(filter2.column.name)} ${filter2.operator} ${value}`;
  }
  const members = sortOnce(flatten(filter2.kind, filter2.filters).map(printFilter));
  const [only] = members;
  return members.length === 1 && only !== void 0 ? only : `${filter2.kind}(${members.join(", ")})`;
}
function flatten(kind, filters) {
  return filters.flatMap((filter2) => {
    if (filter2.kind === "leaf") return [filter2];
    if (filter2.kind === kind || filter2.filters.length === 1) return flatten(kind, filter2.filters);
    return [filter2];
  });
}
function printList(values2) {
  const texts = sortOnce(values2.map((value) => JSON.stringify(value)));
  const list2 = `[${texts.join(", ")}]`;
  if (texts.length <= longestList) return list2;
  return `[${texts.length} values, sha256 ${createHash4("sha256").update(list2).digest("hex")}]`;
}
function sortOnce(texts) {
  return [...new Set(texts)].sort();
}
function quote2(text2) {
  return JSON.stringify(text2);
}

// src/cache/cache.ts
function createCache(options) {
  return new StorageCache(options);
}
var pollMs2 = 100;
var StorageCache = class {
  #options;
  #holder;
  /** Reads that may be joined, by identity. */
  #joinable = /* @__PURE__ */ new Map();
  #running = /* @__PURE__ */ new Set();
  #releases = /* @__PURE__ */ new Set();
  #isClosed = false;
  constructor(options) {
    this.#options = options;
    this.#holder = { processId: options.processes.ownId, owner: randomUUID() };
    if (!options.isOffline) retireForgotten(options.storage, options.clock.now());
    this.#sweep();
  }
  async materialise(scan, columns, fetchPages, signal, { mode = "tolerant", onPage = () => void 0 } = {}) {
    const wanted = this.#describe(scan, columns, fetchPages, mode, onPage);
    for (; ; ) {
      if (this.#isClosed) throw createError("connection_closed", {});
      if (signal?.aborted) throw createEnd(signal);
      const fresh = wanted.isKept ? this.#pinFresh(wanted) : void 0;
      if (fresh) return fresh;
      if (mode === "cached" && wanted.isKept) throw createError("not_cached", { table: scan.table.name });
      const next = this.#findRead(wanted);
      if (next === "wait") await this.#wait(signal);
      else {
        const joined = await this.#join(next, wanted, signal);
        if (joined) return joined;
      }
    }
  }
  list() {
    return listScans(this.#options.storage, this.#isTolerated);
  }
  noteWrite(write) {
    noteWrite(this.#options.storage, write);
  }
  clear(tables) {
    const { storage, processes, clock } = this.#options;
    const cleared = retireAll(storage, tables, processes, clock.now());
    this.#sweep();
    storage.reclaimSpace();
    return cleared;
  }
  countBytes() {
    return this.#options.storage.countBytes();
  }
  async close() {
    this.#isClosed = true;
    const reads = [...this.#running];
    for (const read of reads) read.abort(createError("connection_closed", {}));
    await Promise.allSettled(reads.map((read) => read.done));
    for (const release of [...this.#releases]) release();
  }
  #describe(scan, columns, fetchPages, mode, onPage) {
    const predicate = printScan(scan);
    const names3 = columns.map((column2) => column2.name);
    const isKept = this.#options.isKept && scan.kind !== "empty" && scan.kind !== "system";
    const parts = [this.#options.variant, predicate, names3];
    const startedAt = this.#options.clock.now();
    const isFresh2 = {
      tolerant: this.#isTolerated,
      refresh: (asOf) => asOf >= startedAt,
      cached: () => true
    }[mode];
    return {
      scan,
      columns,
      predicate,
      // What is not kept is nobody else's business.
      identity: JSON.stringify(isKept ? parts : [...parts, randomUUID()]),
      fetchPages,
      isKept,
      isRefreshable: planRefresh(scan) !== void 0,
      isFresh: isFresh2,
      onPage
    };
  }
  #isTolerated = (asOf) => {
    const { clock, toleranceMs } = this.#options;
    const ageMs = clock.now() - asOf;
    return toleranceMs > 0 && ageMs >= 0 && ageMs <= toleranceMs;
  };
  #pinFresh(wanted) {
    const { storage, variant, clock } = this.#options;
    const { scan, columns, identity, isFresh: isFresh2 } = wanted;
    const search2 = {
      identity,
      variant,
      table: scan.table.name,
      columns: columns.map((column2) => column2.name),
      coverage: findCoverage(scan),
      isFresh: isFresh2
    };
    const found = storage.transaction(() => {
      const held = findScan(storage, search2);
      if (!held) return void 0;
      noteUse(storage, held.id, clock.now());
      return { held, release: this.#pin(held.id) };
    });
    if (!found) return void 0;
    const { tableName, asOf, rowCount } = found.held;
    this.#report(wanted, "cache", rowCount);
    return { tableName, source: "cache", asOf, rowCount, release: found.release };
  }
  // A read that began too long ago is worth waiting for where what changed meanwhile can be read on top of it.
  #findRead(wanted) {
    const { identity, isKept, isFresh: isFresh2, isRefreshable } = wanted;
    const isUseful = (asOf) => isFresh2(asOf) || isRefreshable;
    const running = isKept ? this.#joinable.get(identity) : void 0;
    if (running && isUseful(running.asOf)) return { read: running, isOwn: false };
    const { storage, clock, processes } = this.#options;
    const holder = this.#holder;
    const now = clock.now();
    return storage.transaction(() => {
      const claim = claimScan(storage, {
        identity,
        holder,
        processes,
        now,
        isUseful: (scan) => isUseful(scan.as_of),
        // What was read for a refresh is little, and soon too old.
        canResume: (scan) => this.#isTolerated(scan.as_of) || isFresh2(scan.as_of) || isRefreshable && scan.base_id === null
      });
      if (claim.kind === "wait") return "wait";
      const resumed = claim.kind === "resume" ? this.#resume(claim.scan, wanted) : void 0;
      return resumed ?? { read: this.#begin(wanted), isOwn: true };
    });
  }
  #resume(stored, wanted) {
    const { storage } = this.#options;
    const base = stored.base_id === null ? void 0 : findComplete(storage, stored.base_id);
    if (stored.base_id === null || base) return { read: this.#startRead(stored, base, wanted), isOwn: true };
    dropScan(storage, stored.id);
    return void 0;
  }
  #begin(wanted) {
    const { storage } = this.#options;
    const base = wanted.isKept && wanted.isRefreshable ? findBase(storage, wanted.identity) : void 0;
    return this.#startRead(beginScan(storage, this.#holder, this.#makeScan(wanted), base?.id), base, wanted);
  }
  #makeScan({ scan, columns, predicate, identity }) {
    const { clock, variant, toleranceMs } = this.#options;
    const names3 = columns.map((column2) => column2.name);
    const asOf = clock.now();
    return {
      identity,
      variant,
      predicate,
      source_table: scan.table.name,
      is_full: isFullRead(scan) ? 1 : 0,
      as_of: asOf,
      expires_at: asOf + toleranceMs,
      columns: columns.map(({ name, type }) => ({ name, type })),
      filledColumns: listFilledColumns(scan, names3),
      // Without all of its columns, the key tells no two rows apart.
      key: scan.table.key.every((name) => names3.includes(name)) ? scan.table.key : [],
      hasParents: scan.kind === "child" || scan.kind === "embedded"
    };
  }
  #startRead(stored, base, wanted) {
    const { storage, clock, log, processes } = this.#options;
    const { identity, scan, columns, isKept, onPage } = wanted;
    const pinId = base && pinScan(storage, base.id, processes.ownId, clock.now());
    const read = new ScanRead({
      storage,
      clock,
      log,
      processes,
      holder: this.#holder,
      isKept,
      stored,
      base: base && pinId !== void 0 ? { scan: base, pinId } : void 0,
      scan,
      columns,
      fetchPages: scan.kind === "empty" ? noPages : wanted.fetchPages,
      onPage,
      onAbandoned: () => this.#closeToJoiners(identity, read)
    });
    this.#running.add(read);
    if (isKept) this.#joinable.set(identity, read);
    const end = () => {
      this.#running.delete(read);
      this.#closeToJoiners(identity, read);
      this.#tidy(pinId, true);
    };
    read.done.then(end, end);
    return read;
  }
  // Gives nothing when the rows that came are no answer, so that all has to be looked at again.
  async #join({ read, isOwn }, wanted, signal) {
    const release = this.#pin(read.id);
    try {
      const rowCount = await read.join(signal);
      this.#report(wanted, "live", rowCount);
      const isAnswer = wanted.isFresh(read.asOf) || isOwn && !read.isResumed || !wanted.isRefreshable;
      if (wanted.isKept && this.#options.maxBytes !== void 0) this.#evict(this.#options.maxBytes, read.id);
      if (!isAnswer) {
        release();
        return void 0;
      }
      const tableName = nameScanTables(read.id).rows;
      return { tableName, source: "live", asOf: read.asOf, rowCount, release };
    } catch (error) {
      release();
      if (error instanceof LeaseLost) return void 0;
      throw error;
    }
  }
  #wait(signal) {
    return this.#options.clock.sleep(pollMs2, signal).catch((error) => {
      throw signal?.aborted ? createEnd(signal) : error;
    });
  }
  #closeToJoiners(identity, read) {
    if (this.#joinable.get(identity) === read) this.#joinable.delete(identity);
  }
  #pin(scanId) {
    const { storage, clock, processes } = this.#options;
    const pinId = pinScan(storage, scanId, processes.ownId, clock.now());
    const release = () => {
      if (!this.#releases.delete(release)) return;
      this.#tidy(pinId);
    };
    this.#releases.add(release);
    return release;
  }
  // After a statement has its rows: that a table stays a while longer is nothing to fail for.
  #tidy(pinId, isSwept = false) {
    const { storage, log } = this.#options;
    try {
      const isObsolete = pinId !== void 0 && unpinScan(storage, pinId);
      if (isObsolete || isSwept) this.#sweep();
    } catch (error) {
      const reason = error instanceof Error ? error.message : "unknown reason";
      log.write(1, "cache", "an outdated scan could not be dropped", { reason });
    }
  }
  #evict(maxBytes, keptId) {
    evictScans(this.#options.storage, maxBytes, keptId);
    this.#tidy(void 0, true);
  }
  #sweep() {
    const { storage, clock, processes, log } = this.#options;
    const dropped = sweepScans(storage, processes, clock.now());
    if (dropped > 0) log.write(2, "cache", "scans dropped", { dropped });
  }
  #report({ scan, predicate }, source, rows2) {
    this.#options.log.write(2, "cache", "scan", { table: scan.table.name, predicate, source, rows: rows2 });
  }
};
async function* noPages() {
}

// src/cache/local-processes.ts
var localProcesses = {
  ownId: process.pid,
  isAlive(id) {
    try {
      process.kill(id, 0);
      return true;
    } catch (error) {
      return error instanceof Error && "code" in error && error.code === "EPERM";
    }
  }
};

// src/driver/cache-owner.ts
import { createHash as createHash5 } from "node:crypto";
function nameOwner2({ profile, baseUrl, owner }) {
  return `${hash(profile, baseUrl)}-${hash(owner ?? "")}`;
}
function hash(...parts) {
  const digest = createHash5("sha256");
  for (const part2 of parts) digest.update(part2).update("\0");
  return digest.digest("hex").slice(0, 16);
}
function pickOnly(names3, owner, before2 = "") {
  const place2 = `${before2}${hash(owner.profile, owner.baseUrl)}-`;
  const [only, ...others] = names3.filter((name) => name.startsWith(place2));
  if (others.length > 0) throw createAmbiguity();
  return only;
}
function createAmbiguity() {
  return createError("bad_property_value", {
    name: "Offline",
    place: "",
    problem: "rows of several credentials are kept, and without one nobody knows which are meant",
    expected: "Give the credential that they were read with."
  });
}

// src/plan/tree.ts
function nameNode(name) {
  return { kind: "Identifier", name, isQuoted: true };
}
function columnNode(relation, column2, at) {
  return { kind: "ColumnReference", path: [nameNode(relation), nameNode(column2)], at };
}
function textNode(value, at) {
  return { kind: "StringLiteral", value, at };
}
function numberNode(value, at) {
  const text2 = String(value);
  const positive = { kind: "NumberLiteral", text: text2.replace(/^-/, ""), at };
  return text2.startsWith("-") ? { kind: "Unary", operator: "-", operand: positive, at } : positive;
}
var nullNode = { kind: "NullLiteral" };
function parameterNode(name, at) {
  return { kind: "Parameter", name, at };
}
function callNode(name, values2, rest = {}) {
  const list2 = values2.map((value) => ({ kind: "Argument", value }));
  return {
    kind: "FunctionCall",
    path: [{ kind: "Identifier", name, isQuoted: false }],
    arguments: list2,
    isStar: false,
    isDistinct: false,
    orderBy: [],
    withinGroup: [],
    ...rest
  };
}
function binaryNode(operator2, left2, right2, at) {
  return { kind: "Binary", operator: operator2, left: left2, right: right2, at };
}
function castNode(operand, type) {
  const typeName = { kind: "TypeName", name: type, modifiers: [], arrayDepth: 0 };
  return { kind: "Cast", operand, type: typeName };
}
function concatNode(...parts) {
  return parts.reduce((left2, right2) => binaryNode("||", left2, right2));
}
function conjunctionNode(conditions) {
  return conditions.length === 0 ? void 0 : conditions.reduce((left2, right2) => binaryNode("and", left2, right2));
}
function disjunctionNode(conditions) {
  const [first, ...rest] = conditions;
  if (!first) return { kind: "BooleanLiteral", value: false };
  return rest.reduce((left2, right2) => binaryNode("or", left2, right2), first);
}
function notNode(operand, at) {
  return { kind: "Unary", operator: "not", operand, at };
}
function caseNode(branches, otherwise) {
  return {
    kind: "Case",
    branches: branches.map(([when, then]) => ({ kind: "CaseBranch", when, then })),
    otherwise
  };
}
function splitConjuncts(condition) {
  if (!condition) return [];
  const conjuncts = [];
  const pending = [condition];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.kind === "Binary" && next.operator === "and") pending.push(next.right, next.left);
    else conjuncts.push(next);
  }
  return conjuncts;
}

// src/plan/json-node.ts
function jsonNode(bound3) {
  if (bound3.type === "json") return callNode("json", [bound3.node]);
  if (bound3.type !== "boolean")
    return bound3.type === "interval" ? callNode("interval_to_text", [bound3.node]) : bound3.node;
  if (bound3.node.kind === "NullLiteral") return bound3.node;
  const word = (text2) => callNode("json", [textNode(text2)]);
  return caseNode(
    [
      [bound3.node, word("true")],
      [notNode(bound3.node), word("false")]
    ],
    nullNode
  );
}

// src/plan/functions/aggregate-function-table.ts
var aggregateFunctions = [
  {
    names: ["count", "count_big"],
    kind: "aggregate",
    parameters: ["any"],
    required: 0,
    returns: "integer",
    isNullable: false,
    write: (nodes) => callNode("count", nodes),
    summary: "How many rows, or values that are not NULL."
  },
  {
    names: ["sum"],
    kind: "aggregate",
    parameters: ["interval"],
    returns: "interval",
    summary: "The sum of spans of time."
  },
  {
    names: ["sum"],
    kind: "aggregate",
    parameters: ["number"],
    returns: "first",
    summary: "The sum; NULL of no values."
  },
  {
    names: ["avg", "mean"],
    kind: "aggregate",
    parameters: ["interval"],
    returns: "interval",
    write: (nodes) => callNode("avg", nodes),
    summary: "The mean of spans of time."
  },
  {
    names: ["avg", "mean"],
    kind: "aggregate",
    parameters: ["number"],
    returns: "double",
    write: (nodes) => callNode("avg", nodes),
    summary: "The mean; NULL of no values."
  },
  { names: ["min"], kind: "aggregate", parameters: ["any"], returns: "first", summary: "The smallest value." },
  { names: ["max"], kind: "aggregate", parameters: ["any"], returns: "first", summary: "The largest value." },
  {
    names: ["median"],
    kind: "aggregate",
    parameters: ["interval"],
    returns: "interval",
    summary: "The value in the middle of spans of time."
  },
  {
    names: ["median"],
    kind: "aggregate",
    parameters: ["number"],
    returns: "double",
    summary: "The value in the middle."
  },
  {
    names: ["percentile_cont"],
    kind: "aggregate",
    parameters: ["interval", "number"],
    returns: "interval",
    summary: "A percentile of spans of time, interpolated."
  },
  {
    names: ["percentile_cont"],
    kind: "aggregate",
    parameters: ["number", "number"],
    returns: "double",
    summary: "A percentile, interpolated between values."
  },
  {
    names: ["bool_and", "every"],
    kind: "aggregate",
    parameters: ["boolean"],
    returns: "boolean",
    write: (nodes) => callNode("min", nodes),
    summary: "Whether all are true."
  },
  {
    names: ["bool_or"],
    kind: "aggregate",
    parameters: ["boolean"],
    returns: "boolean",
    write: (nodes) => callNode("max", nodes),
    summary: "Whether any is true."
  },
  {
    names: ["string_agg", "listagg"],
    kind: "aggregate",
    parameters: ["text", "text"],
    returns: "text",
    write: (nodes) => callNode("group_concat", nodes),
    summary: "All values joined by a separator."
  },
  {
    names: ["group_concat"],
    kind: "aggregate",
    parameters: ["text", "text"],
    required: 1,
    returns: "text",
    write: ([x = nullNode, separator2 = textNode(",")]) => callNode("group_concat", [x, separator2]),
    summary: "All values joined by a separator, a comma unless said otherwise."
  },
  {
    names: ["json_agg", "jsonb_agg", "array_agg"],
    kind: "aggregate",
    parameters: ["any"],
    returns: "json",
    element: "first",
    write: (_, bounds) => callNode("json_group_array", bounds.map(jsonNode)),
    summary: "All values as a JSON array."
  },
  {
    names: ["stddev", "stddev_samp", "stdev"],
    kind: "aggregate",
    parameters: ["number"],
    returns: "double",
    write: (nodes) => callNode("stddev_samp", nodes),
    summary: "The standard deviation of a sample."
  },
  {
    names: ["stddev_pop", "stdevp"],
    kind: "aggregate",
    parameters: ["number"],
    returns: "double",
    write: (nodes) => callNode("stddev_pop", nodes),
    summary: "The standard deviation of a population."
  },
  {
    names: ["variance", "var_samp", "var"],
    kind: "aggregate",
    parameters: ["number"],
    returns: "double",
    write: (nodes) => callNode("var_samp", nodes),
    summary: "The variance of a sample."
  },
  {
    names: ["var_pop", "varp"],
    kind: "aggregate",
    parameters: ["number"],
    returns: "double",
    write: (nodes) => callNode("var_pop", nodes),
    summary: "The variance of a population."
  }
];
var windowFunctions = [
  {
    names: ["row_number"],
    kind: "window",
    parameters: [],
    returns: "integer",
    isNullable: false,
    summary: "The number of the row in its window."
  },
  {
    names: ["rank"],
    kind: "window",
    parameters: [],
    returns: "integer",
    isNullable: false,
    summary: "The rank, with gaps after ties."
  },
  {
    names: ["dense_rank"],
    kind: "window",
    parameters: [],
    returns: "integer",
    isNullable: false,
    summary: "The rank, without gaps."
  },
  {
    names: ["percent_rank"],
    kind: "window",
    parameters: [],
    returns: "double",
    isNullable: false,
    summary: "The rank from 0 to 1."
  },
  {
    names: ["cume_dist"],
    kind: "window",
    parameters: [],
    returns: "double",
    isNullable: false,
    summary: "The share of rows up to this one."
  },
  {
    names: ["ntile"],
    kind: "window",
    parameters: ["integer"],
    returns: "integer",
    summary: "The number of the bucket, out of n."
  },
  {
    names: ["lag"],
    kind: "window",
    parameters: ["any", "integer", "any"],
    required: 1,
    returns: "first",
    write: ([x = nullNode, n = numberNode(1), ...rest]) => callNode("lag", [x, n, ...rest]),
    summary: "The value n rows before."
  },
  {
    names: ["lead"],
    kind: "window",
    parameters: ["any", "integer", "any"],
    required: 1,
    returns: "first",
    write: ([x = nullNode, n = numberNode(1), ...rest]) => callNode("lead", [x, n, ...rest]),
    summary: "The value n rows after."
  },
  {
    names: ["first_value"],
    kind: "window",
    parameters: ["any"],
    returns: "first",
    summary: "The first value of the frame."
  },
  {
    names: ["last_value"],
    kind: "window",
    parameters: ["any"],
    returns: "first",
    summary: "The last value of the frame."
  },
  {
    names: ["nth_value"],
    kind: "window",
    parameters: ["any", "integer"],
    returns: "first",
    summary: "The n-th value of the frame."
  }
];

// src/plan/functions/scalar-row.ts
function scalar(names3, parameters, returns, summary, rest = {}) {
  return { names: names3, kind: "scalar", parameters, returns, summary, ...rest };
}

// src/plan/functions/arithmetic-function-table.ts
var zero = numberNode(0);
var real = (text2) => ({ kind: "NumberLiteral", text: text2 });
var native = (name, summary, ...others) => scalar([name, ...others], ["number"], "double", summary, { write: (nodes) => callNode(name, nodes) });
var arithmeticFunctions = [
  native("acos", "The inverse cosine, in radians."),
  native("asin", "The inverse sine, in radians."),
  native("atan", "The inverse tangent, in radians."),
  native("cos", "The cosine of an angle in radians."),
  native("sin", "The sine of an angle in radians."),
  native("tan", "The tangent of an angle in radians."),
  native("sinh", "The hyperbolic sine."),
  native("cosh", "The hyperbolic cosine."),
  native("tanh", "The hyperbolic tangent."),
  native("asinh", "The inverse hyperbolic sine."),
  native("acosh", "The inverse hyperbolic cosine."),
  native("atanh", "The inverse hyperbolic tangent."),
  native("degrees", "Radians as degrees."),
  native("radians", "Degrees as radians."),
  scalar(["atan2", "atn2"], ["number", "number"], "double", "The angle of a point, y first.", {
    write: (nodes) => callNode("atan2", nodes)
  }),
  scalar(["cot"], ["number"], "double", "The cotangent.", {
    write: (nodes) => binaryNode("/", real("1.0"), callNode("tan", nodes))
  }),
  scalar(["cbrt"], ["number"], "double", "The cube root."),
  scalar(["square"], ["number"], "first", "A number times itself.", { write: ([x = zero]) => binaryNode("*", x, x) }),
  scalar(["negate"], ["number"], "first", "A number with the other sign.", {
    write: ([x = zero]) => ({ kind: "Unary", operator: "-", operand: x })
  }),
  scalar(["div"], ["number", "number"], "integer", "How often a number goes into another, cut to a whole number.", {
    write: (nodes) => callNode("divide_whole", nodes)
  }),
  scalar(["mod"], ["number", "number"], "double", "The remainder of a division.", {
    write: (nodes) => callNode("divide_rest", nodes)
  }),
  scalar(["gcd"], ["integer", "integer"], "integer", "The greatest common divisor."),
  scalar(["lcm"], ["integer", "integer"], "integer", "The least common multiple."),
  scalar(["factorial"], ["integer"], "numeric", "The product of the whole numbers up to n."),
  scalar(
    ["width_bucket"],
    ["number", "number", "number", "integer"],
    "integer",
    "The number of the bucket, out of n between two bounds, in which a value lies."
  ),
  scalar(["log"], ["number", "number"], "double", "The logarithm to a base, the base first.", {
    write: (nodes) => callNode("log", nodes)
  }),
  scalar(["log2"], ["number"], "double", "The logarithm to base 2.", { write: (nodes) => callNode("log2", nodes) }),
  scalar(["random", "rand"], [], "double", "A random number from 0 up to 1.", {
    isNullable: false,
    // SQLite's random() is a whole number of 64 bits: 53 of them make a fraction.
    write: () => binaryNode(
      "/",
      castNode(binaryNode("&", callNode("random", []), numberNode(9007199254740991)), "real"),
      real("9007199254740992.0")
    )
  }),
  scalar(["isnumeric"], ["text"], "boolean", "Whether a text is a number.", {
    write: (nodes) => callNode("is_number_text", nodes)
  }),
  scalar(["scale"], ["number"], "integer", "How many decimals a number has.", {
    write: (nodes) => callNode("count_decimals", nodes)
  })
];

// src/plan/functions/array-function-table.ts
var listOf = (bound3) => callNode("json_array", bound3 ? [jsonNode(bound3)] : []);
var arrayFunctions = [
  scalar(["array_length", "array_upper"], ["json", "integer"], "integer", "How many elements an array has.", {
    write: (nodes) => callNode("array_size", nodes)
  }),
  scalar(["array_lower"], ["json", "integer"], "integer", "The index of the first element: 1.", {
    write: (nodes) => caseNode([
      [{ kind: "Is", operand: callNode("array_size", nodes), test: "null", isNegated: true }, numberNode(1)]
    ])
  }),
  scalar(["cardinality"], ["json"], "integer", "How many elements an array has, in all its dimensions.", {
    write: (nodes) => callNode("array_count", nodes)
  }),
  scalar(["array_ndims"], ["json"], "integer", "How many dimensions an array has.", {
    write: (nodes) => callNode("array_depth", nodes)
  }),
  scalar(["array_append"], ["json", "any"], "json", "An array with an element more at its end.", {
    element: "array",
    write: ([array = nullNode], bounds) => callNode("array_concat", [array, listOf(bounds[1])])
  }),
  scalar(["array_prepend"], ["any", "json"], "json", "An array with an element more at its start.", {
    element: "array",
    write: ([, array = nullNode], bounds) => callNode("array_concat", [listOf(bounds[0]), array])
  }),
  scalar(["array_cat"], ["json", "json"], "json", "Two arrays in a row.", {
    element: "array",
    write: (nodes) => callNode("array_concat", nodes)
  }),
  scalar(["array_remove"], ["json", "any"], "json", "An array without the elements that equal a value.", {
    element: "array",
    write: (nodes) => callNode("array_without", nodes)
  }),
  scalar(["array_replace"], ["json", "any", "any"], "json", "An array with one value in place of another.", {
    element: "array"
  }),
  scalar(["array_position"], ["json", "any"], "integer", "The index of the first element that equals a value."),
  scalar(["array_positions"], ["json", "any"], "json", "The indexes of all elements that equal a value.", {
    element: "integer"
  }),
  scalar(["trim_array"], ["json", "integer"], "json", "An array without its last n elements.", {
    element: "array",
    write: (nodes) => callNode("array_trim", nodes)
  }),
  scalar(["array_reverse"], ["json"], "json", "An array from its end to its start.", { element: "array" }),
  scalar(
    ["array_to_string"],
    ["json", "text", "text"],
    "text",
    "The elements joined by a separator; NULLs are left out, or replaced.",
    {
      required: 2,
      write: (nodes) => callNode("array_join", nodes)
    }
  ),
  scalar(
    ["string_to_array", "split"],
    ["text", "text", "text"],
    "json",
    "The pieces of a text between separators, as an array.",
    {
      required: 2,
      element: "text",
      write: (nodes) => callNode("text_split", nodes)
    }
  ),
  scalar(
    ["regexp_split_to_array"],
    ["text", "text", "text"],
    "json",
    "The pieces of a text between matches of a pattern, as an array.",
    {
      required: 2,
      element: "text",
      write: ([text2 = nullNode, pattern3 = nullNode, flags = textNode("")]) => callNode("regexp_split", [text2, pattern3, flags])
    }
  )
];

// src/plan/interval-binder.ts
function addSpans(spans) {
  if (!spans) return nullNode;
  const days = binaryNode("+", binaryNode("*", spans.months, numberNode(30)), spans.days);
  return binaryNode("+", binaryNode("*", days, numberNode(86400)), spans.seconds);
}
function spansOf(bound3) {
  if (bound3.spans) return bound3.spans;
  if (bound3.interval) return constantSpans(bound3.interval);
  return { months: numberNode(0), days: numberNode(0), seconds: bound3.node };
}
function hasSpans(bound3) {
  return bound3.spans !== void 0 || bound3.interval !== void 0;
}
function joinSpans(left2, right2, operator2) {
  const join4 = (one, other) => binaryNode(operator2, one, other);
  return {
    months: join4(left2.months, right2.months),
    days: join4(left2.days, right2.days),
    seconds: join4(left2.seconds, right2.seconds)
  };
}
function multiplySpans(spans, factor, operator2) {
  const part2 = (unit) => callNode("scale_interval", [
    numberNode(unit),
    spans.months,
    spans.days,
    spans.seconds,
    operator2 === "*" ? factor : binaryNode("/", { kind: "NumberLiteral", text: "1.0" }, factor)
  ]);
  return { months: part2(0), days: part2(1), seconds: part2(2) };
}
function printInterval(bound3) {
  const { months, days, seconds } = spansOf(bound3);
  return hasSpans(bound3) ? callNode("format_interval", [months, days, seconds]) : callNode("interval_to_text", [bound3.node]);
}
function constantSpans({ months, days, seconds }) {
  return { months: numberNode(months), days: numberNode(days), seconds: numberNode(seconds) };
}

// src/plan/functions/calendar-function-table.ts
var nowNode = parameterNode("now");
var midnight = textNode(" 00:00:00");
var zero2 = numberNode(0);
var day = (time) => callNode("substr", [time, numberNode(1), numberNode(10)]);
var format = (time, pattern3) => castNode(callNode("strftime", [textNode(pattern3), time]), "integer");
var bound = (unit, offset, time) => day(callNode("range_bound", [textNode(unit), numberNode(offset), time]));
var dayBefore = (date) => callNode("date", [date, textNode("-1 day")]);
var calendarFunctions = [
  scalar(
    ["make_timestamp", "make_timestamptz", "datetimefromparts", "datetime2fromparts", "smalldatetimefromparts"],
    ["integer", "integer", "integer", "integer", "integer", "number", "number"],
    "timestamp",
    "An instant from year, month, day, hour, minute, second.",
    {
      required: 5,
      write: (nodes) => callNode("make_timestamp", nodes)
    }
  ),
  scalar(["datefromparts"], ["integer", "integer", "integer"], "date", "A date from year, month and day.", {
    write: (nodes) => callNode("make_date", nodes)
  }),
  scalar(["makedate"], ["integer", "integer"], "date", "A date from year and day of the year.", {
    write: ([year = nullNode, number2 = nullNode]) => callNode("date", [
      callNode("make_date", [year, numberNode(1), numberNode(1)]),
      concatNode(binaryNode("-", number2, numberNode(1)), textNode(" days"))
    ])
  }),
  scalar(["to_date", "strtodate"], ["text", "text"], "date", "A date read by a format such as 'DD.MM.YYYY'.", {
    write: (nodes) => day(callNode("read_time", nodes))
  }),
  scalar(["to_timestamp"], ["text", "text"], "timestamp", "An instant read by a format such as 'YYYY-MM-DD HH24:MI'.", {
    write: (nodes) => callNode("read_time", nodes)
  }),
  scalar(["to_number"], ["text", "text"], "numeric", "A number read by a format such as '999,999.99'.", {
    write: (nodes) => callNode("read_number", nodes)
  }),
  scalar(["to_char"], ["interval", "text"], "text", "A span of time in PostgreSQL's format.", {
    write: (nodes) => callNode("format_span", nodes)
  }),
  scalar(["to_char"], ["number", "text"], "text", "A number in PostgreSQL's format: '999,990.00', 'FM0000', \u2026", {
    write: (nodes) => callNode("format_number", nodes)
  }),
  scalar(
    ["date_bin"],
    ["interval", "timestamp", "timestamp"],
    "timestamp",
    "An instant cut down to a multiple of a span, counted from an origin."
  ),
  scalar(["datename"], ["text", "timestamp"], "text", "One field of an instant as text, months and weekdays by name.", {
    write: (nodes) => callNode("name_field", nodes)
  }),
  scalar(["monthname"], ["timestamp"], "text", "The name of the month.", {
    write: ([time = nullNode]) => callNode("name_field", [textNode("month"), time])
  }),
  scalar(["dayname"], ["timestamp"], "text", "The name of the weekday.", {
    write: ([time = nullNode]) => callNode("name_field", [textNode("weekday"), time])
  }),
  scalar(
    ["eomonth", "last_day"],
    ["timestamp", "integer"],
    "date",
    "The last day of the month, or of one so many months later.",
    {
      required: 1,
      write: ([time = nullNode, months = zero2]) => dayBefore(
        callNode("add_interval", [
          callNode("range_bound", [textNode("month"), numberNode(1), time]),
          months,
          zero2,
          zero2
        ])
      )
    }
  ),
  ...["week", "month", "quarter"].flatMap((unit) => [
    scalar([`fd${unit}`], ["timestamp"], "date", `The first day of the ${unit}.`, {
      write: ([time = nullNode]) => bound(unit, 0, time)
    }),
    scalar([`ld${unit}`], ["timestamp"], "date", `The last day of the ${unit}.`, {
      write: ([time = nullNode]) => dayBefore(bound(unit, 1, time))
    })
  ]),
  scalar(["dayofmonth"], ["timestamp"], "integer", "The day of the month.", {
    write: ([time = nullNode]) => format(time, "%d")
  }),
  scalar(["dayofweek"], ["timestamp"], "integer", "The day of the week, Sunday is 1.", {
    write: ([time = nullNode]) => binaryNode("+", format(time, "%w"), numberNode(1))
  }),
  scalar(["dayofyear"], ["timestamp"], "integer", "The day of the year.", {
    write: ([time = nullNode]) => format(time, "%j")
  }),
  scalar(["to_days"], ["timestamp"], "integer", "Days since the year 0.", {
    write: ([time = nullNode]) => castNode(
      binaryNode("-", callNode("julianday", [day(time)]), { kind: "NumberLiteral", text: "1721059.5" }),
      "integer"
    )
  }),
  scalar(["from_days"], ["integer"], "date", "The date so many days after the year 0.", {
    write: ([days = nullNode]) => callNode("date", [binaryNode("+", days, { kind: "NumberLiteral", text: "1721059.5" })])
  }),
  scalar(["isdate"], ["text"], "boolean", "Whether a text is a date or an instant.", {
    write: (nodes) => callNode("is_time_text", nodes)
  }),
  scalar(["isfinite"], ["any"], "boolean", "Whether a time is finite; all are.", {
    write: ([x = nullNode]) => ({ kind: "Is", operand: x, test: "null", isNegated: true })
  }),
  scalar(
    ["timezone"],
    ["text", "timestamp"],
    "timestamp",
    "An instant as the clocks of a zone show it; also written AT TIME ZONE.",
    {
      write: ([zone = nullNode, time = nullNode]) => callNode("instant_to_local", [time, zone])
    }
  ),
  scalar(["datetime"], ["timestamp"], "text", "An instant as text, as in SQLite.", {
    write: (nodes) => callNode("datetime", nodes)
  }),
  scalar(["julianday"], ["timestamp"], "double", "Days since noon of 24 November 4714 before Christ.", {}),
  scalar(
    ["sysutcdatetime", "current_timestamp_utc", "utc_timestamp"],
    [],
    "timestamp",
    "The moment at which the statement began.",
    { isNullable: false, write: () => nowNode }
  ),
  ...["hours", "days", "interval"].map(
    (what) => scalar(
      [`justify_${what}`],
      ["interval"],
      "interval",
      "A span of time with 24 hours counted as a day, or 30 days as a month, or both.",
      {
        writeSpans: (_, bounds) => justifySpans(what, bounds[0])
      }
    )
  ),
  scalar(
    ["make_interval"],
    ["integer", "integer", "integer", "integer", "integer", "integer", "number"],
    "interval",
    "A span from years, months, weeks, days, hours, minutes, seconds.",
    {
      required: 1,
      writeSpans: ([
        years = zero2,
        months = zero2,
        weeks = zero2,
        days = zero2,
        hours = zero2,
        minutes = zero2,
        seconds = zero2
      ]) => {
        const times = (count2, size) => binaryNode("*", count2, numberNode(size));
        return {
          months: binaryNode("+", times(years, 12), months),
          days: binaryNode("+", times(weeks, 7), days),
          seconds: binaryNode("+", binaryNode("+", times(hours, 3600), times(minutes, 60)), seconds)
        };
      }
    }
  ),
  scalar(["age"], ["timestamp", "timestamp"], "interval", "The time between two instants, in years, months and days.", {
    writeSpans: ([later = nullNode, earlier = nullNode]) => ageSpans(later, earlier)
  }),
  scalar(
    ["age"],
    ["timestamp"],
    "interval",
    "The time from an instant to today's midnight, in years, months and days.",
    {
      writeSpans: ([earlier = nullNode]) => ageSpans(concatNode(day(nowNode), midnight), earlier)
    }
  )
].map(
  (row) => row.writeSpans ? {
    ...row,
    write: (nodes, bounds) => addSpans(row.writeSpans?.(nodes, bounds))
  } : row
);
function justifySpans(what, bound3) {
  const { months, days, seconds } = bound3 ? spansOf(bound3) : spansOf({ node: nullNode, type: "interval", name: "", isNullable: true });
  const part2 = (unit) => callNode("justify_part", [textNode(unit), textNode(what), months, days, seconds]);
  return { months: part2("month"), days: part2("day"), seconds: part2("second") };
}
function ageSpans(later, earlier) {
  const part2 = (unit) => callNode("age_part", [textNode(unit), later, earlier]);
  return { months: part2("month"), days: part2("day"), seconds: part2("second") };
}

// src/plan/functions/conditional-function-table.ts
var conditionalFunctions = [
  {
    names: ["coalesce", "ifnull", "isnull", "nvl"],
    kind: "scalar",
    parameters: ["common"],
    isVariadic: true,
    returns: "common",
    write: (nodes) => nodes.length === 1 ? nodes[0] ?? nullNode : callNode("coalesce", nodes),
    summary: "The first argument that is not NULL."
  },
  {
    names: ["nullif"],
    kind: "scalar",
    parameters: ["common", "common"],
    returns: "first",
    summary: "NULL when both are equal, else the first."
  },
  {
    names: ["greatest"],
    kind: "scalar",
    parameters: ["common"],
    isVariadic: true,
    returns: "common",
    write: (nodes) => pickExtreme("max", nodes),
    summary: "The largest argument; NULLs are left out."
  },
  {
    names: ["least"],
    kind: "scalar",
    parameters: ["common"],
    isVariadic: true,
    returns: "common",
    write: (nodes) => pickExtreme("min", nodes),
    summary: "The smallest argument; NULLs are left out."
  },
  {
    names: ["iif", "if"],
    kind: "scalar",
    parameters: ["boolean", "common", "common"],
    returns: "common",
    write: (nodes) => callNode("iif", nodes),
    summary: "The second argument when the first is true, else the third."
  }
];
function pickExtreme(name, nodes) {
  const filled = nodes.map((node, index) => {
    const others = nodes.filter((_, other) => other !== index);
    return others.length === 0 ? node : callNode("coalesce", [node, ...others]);
  });
  return filled.length === 1 ? filled[0] ?? nullNode : callNode(name, filled);
}

// src/plan/functions/document-function-table.ts
var values = (bounds) => bounds.map(jsonNode);
var pairs = (bounds) => bounds.map((bound3, index) => index % 2 === 0 ? castNode(bound3.node, "text") : jsonNode(bound3));
var documentFunctions = [
  scalar(
    ["json_build_object", "jsonb_build_object", "json_object"],
    ["any"],
    "json",
    "A JSON object of keys and values in turn.",
    {
      required: 0,
      isVariadic: true,
      isNullable: false,
      write: (_, bounds) => callNode("json_object", pairs(bounds))
    }
  ),
  scalar(["json_build_array", "jsonb_build_array", "json_array"], ["any"], "json", "A JSON array of the arguments.", {
    required: 0,
    isVariadic: true,
    isNullable: false,
    write: (_, bounds) => callNode("json_array", values(bounds))
  }),
  scalar(["to_json", "to_jsonb", "array_to_json"], ["any"], "json", "A value as JSON.", {
    write: ([x = nullNode], [bound3]) => bound3?.type === "json" ? x : callNode("value_to_json", bound3 ? [callNode("json_array", [jsonNode(bound3)])] : [x])
  }),
  scalar(
    ["json_extract_path", "jsonb_extract_path"],
    ["json", "text"],
    "json",
    "The value under a row of keys, as JSON.",
    {
      isVariadic: true,
      write: (nodes) => callNode("json_path", nodes)
    }
  ),
  scalar(["json_strip_nulls", "jsonb_strip_nulls"], ["json"], "json", "A JSON value without the keys that hold null.", {
    write: (nodes) => callNode("json_without_nulls", nodes)
  }),
  scalar(["jsonb_pretty", "json_pretty"], ["json"], "text", "JSON with line breaks and indentation.", {
    write: (nodes) => callNode("json_indented", nodes)
  }),
  scalar(
    ["jsonb_set"],
    ["json", "text", "json"],
    "json",
    "A JSON value with the value at a path, '{a,0,b}', replaced.",
    {
      write: (nodes) => callNode("json_set_path", nodes)
    }
  ),
  scalar(["json_valid", "isjson", "is_json"], ["text"], "boolean", "Whether a text is JSON.", {
    write: (nodes) => callNode("json_valid", nodes)
  }),
  scalar(["json_query"], ["json", "text"], "json", "The object or array at a path such as $.plan, as JSON.", {
    write: (nodes) => callNode("json_extract", nodes)
  }),
  scalar(["json_count"], ["json", "text"], "integer", "How many items the array at a path has.", {
    write: (nodes) => callNode("json_array_length", nodes)
  }),
  ...["sum", "avg", "min", "max"].map(
    (name) => scalar([`json_${name}`], ["json", "text"], "double", `The ${name} of the numbers in the array at a path.`, {
      write: (nodes) => callNode(`json_numbers_${name}`, nodes)
    })
  )
];

// src/plan/functions/json-function-table.ts
var jsonFunctions = [
  {
    names: ["json_array_length", "jsonb_array_length"],
    kind: "scalar",
    parameters: ["json"],
    returns: "integer",
    write: (nodes) => callNode("json_array_length", nodes),
    summary: "How many items a JSON array has."
  },
  {
    names: ["json_typeof", "jsonb_typeof", "json_type"],
    kind: "scalar",
    parameters: ["json"],
    returns: "text",
    write: (nodes) => callNode("json_type_name", nodes),
    summary: "The type of a JSON value: object, array, string, number, boolean, null."
  },
  {
    names: ["json_extract", "json_value"],
    kind: "scalar",
    parameters: ["json", "text"],
    returns: "text",
    write: (nodes) => callNode("json_extract", nodes),
    summary: "The value at a path such as $.plan.name, as text."
  },
  {
    names: ["json_extract_path_text", "jsonb_extract_path_text"],
    kind: "scalar",
    parameters: ["json", "text"],
    isVariadic: true,
    returns: "text",
    write: (nodes) => callNode("json_path_text", nodes),
    summary: "The value under a row of keys, as text."
  }
];

// src/plan/functions/number-function-table.ts
var zero3 = numberNode(0);
var numberFunctions = [
  { names: ["abs"], kind: "scalar", parameters: ["number"], returns: "first", summary: "The absolute value." },
  {
    names: ["round"],
    kind: "scalar",
    parameters: ["number", "integer"],
    required: 1,
    returns: "double",
    write: roundNodes,
    summary: "Rounded to so many decimals, halves away from zero."
  },
  {
    names: ["trunc", "truncate"],
    kind: "scalar",
    parameters: ["number", "integer"],
    required: 1,
    returns: "double",
    write: (nodes) => callNode("truncate_to", nodes),
    summary: "Cut after so many decimals."
  },
  {
    names: ["floor"],
    kind: "scalar",
    parameters: ["number"],
    returns: "double",
    summary: "The next whole number below."
  },
  {
    names: ["ceil", "ceiling"],
    kind: "scalar",
    parameters: ["number"],
    returns: "double",
    summary: "The next whole number above."
  },
  { names: ["sign"], kind: "scalar", parameters: ["number"], returns: "integer", summary: "-1, 0 or 1." },
  {
    names: ["mod"],
    kind: "scalar",
    parameters: ["integer", "integer"],
    returns: "integer",
    write: ([x = zero3, y = zero3]) => binaryNode("%", x, y),
    summary: "The remainder of a division."
  },
  {
    names: ["power", "pow"],
    kind: "scalar",
    parameters: ["number", "number"],
    returns: "double",
    write: (nodes) => callNode("pow", nodes),
    summary: "A number to the power of another."
  },
  { names: ["sqrt"], kind: "scalar", parameters: ["number"], returns: "double", summary: "The square root." },
  { names: ["exp"], kind: "scalar", parameters: ["number"], returns: "double", summary: "e to the power of a number." },
  { names: ["ln"], kind: "scalar", parameters: ["number"], returns: "double", summary: "The natural logarithm." },
  {
    names: ["log", "log10"],
    kind: "scalar",
    parameters: ["number"],
    returns: "double",
    write: (nodes) => callNode("log10", nodes),
    summary: "The logarithm to base 10."
  },
  { names: ["pi"], kind: "scalar", parameters: [], returns: "double", isNullable: false, summary: "3.14159\u2026" }
];
function roundNodes(nodes) {
  const isPlain = nodes[1] === void 0 || nodes[1].kind === "NumberLiteral";
  return callNode(isPlain ? "round" : "round_to", nodes);
}

// src/plan/functions/pattern-function-table.ts
var none = textNode("");
var patternFunctions = [
  scalar(
    ["regexp_replace"],
    ["text", "text", "text", "text"],
    "text",
    "Text with the first match of a pattern replaced; all of them with the flag g.",
    {
      required: 3,
      write: ([text2 = none, pattern3 = none, by = none, flags = none]) => callNode("regexp_replace_text", [text2, pattern3, by, flags])
    }
  ),
  scalar(
    ["regexp_match"],
    ["text", "text", "text"],
    "json",
    "The groups of the first match of a pattern, as an array.",
    {
      required: 2,
      element: "text",
      write: ([text2 = none, pattern3 = none, flags = none]) => callNode("regexp_groups", [text2, pattern3, flags])
    }
  ),
  scalar(["regexp_like"], ["text", "text", "text"], "boolean", "Whether a text matches a pattern.", {
    required: 2,
    write: ([text2 = none, pattern3 = none, flags = none]) => callNode("regexp_matches_text", [text2, pattern3, flags])
  }),
  scalar(["regexp_count"], ["text", "text"], "integer", "How often a pattern matches."),
  scalar(["regexp_substr"], ["text", "text"], "text", "The first match of a pattern."),
  scalar(["regexp_instr"], ["text", "text"], "integer", "Where a pattern first matches, from 1; 0 when it does not."),
  scalar(["translate"], ["text", "text", "text"], "text", "Text with characters replaced one by one."),
  scalar(
    ["overlay"],
    ["text", "text", "integer", "integer"],
    "text",
    "Text with a part replaced: from a position, so many characters.",
    {
      required: 3,
      write: ([text2 = none, by = none, from = none, count2]) => callNode("stuff_text", [text2, from, count2 ?? callNode("length", [by]), by])
    }
  ),
  scalar(["stuff"], ["text", "integer", "integer", "text"], "text", "Text with a part replaced, as in T-SQL.", {
    write: (nodes) => callNode("stuff_text", nodes)
  }),
  scalar(["format"], ["text", "any"], "text", "A text with %s, %I and %L filled in.", {
    required: 1,
    isVariadic: true,
    write: (nodes) => callNode("format_text", nodes)
  }),
  scalar(["quote_ident", "quotename"], ["text"], "text", "Text as an SQL name, quoted where it has to be."),
  scalar(["quote_nullable"], ["text"], "text", "Text as a quoted SQL string; NULL as the word.", {
    isNullable: false,
    write: ([x = none]) => callNode("quote", [x])
  }),
  scalar(["to_hex"], ["integer"], "text", "A number in hexadecimal.", {
    write: ([x = none]) => callNode("lower", [callNode("printf", [textNode("%X"), x])])
  }),
  scalar(["hex"], ["text"], "text", "The bytes of a text in hexadecimal."),
  scalar(["bit_length"], ["text"], "integer", "Number of bits in UTF-8.", {
    write: (nodes) => binaryNode("*", callNode("octet_length", nodes), numberNode(8))
  }),
  scalar(["endswith", "ends_with"], ["text", "text"], "boolean", "Whether a text ends with another.", {
    write: ([text2 = none, part2 = none]) => binaryNode("=", callNode("right_part", [text2, callNode("length", [part2])]), part2)
  }),
  scalar(
    ["indexof"],
    ["text", "text"],
    "integer",
    "Where the second argument occurs in the first, from 0; -1 when it does not.",
    {
      write: (nodes) => binaryNode("-", callNode("instr", nodes), numberNode(1))
    }
  ),
  scalar(
    ["patindex"],
    ["text", "text"],
    "integer",
    "Where a LIKE pattern first matches, from 1, as in T-SQL; 0 when it does not."
  ),
  scalar(["soundex"], ["text"], "text", "How a word sounds, as a letter and three digits."),
  scalar(["difference"], ["text", "text"], "integer", "How alike two words sound, from 0 to 4.", {
    write: (nodes) => callNode("sound_difference", nodes)
  }),
  scalar(["unicode"], ["text"], "integer", "The code point of the first character."),
  scalar(["nchar"], ["integer"], "text", "The character of a code point.", {
    write: (nodes) => callNode("char", nodes)
  }),
  scalar(["normalize"], ["text", "text"], "text", "Text in a Unicode normal form: 'NFC' unless said otherwise.", {
    required: 1,
    write: ([x = none, form = textNode("NFC")]) => callNode("normalize_text", [x, form])
  }),
  scalar(
    ["mask"],
    ["text", "text", "integer", "integer"],
    "text",
    "Text with all but its first and last characters hidden.",
    {
      required: 1,
      write: ([x = none, character = textNode("X"), first = numberNode(0), last = numberNode(0)]) => callNode("mask_text", [x, character, first, last])
    }
  ),
  scalar(["str", "tostring"], ["any"], "text", "Any value as text.", { write: ([x = none]) => castNode(x, "text") }),
  scalar(["md5"], ["text"], "text", "The MD5 digest of a text, in hexadecimal."),
  scalar(
    ["substring", "substr"],
    ["text", "text"],
    "text",
    "The part of a text that matches a pattern, or the pattern's first group.",
    {
      write: ([text2 = none, pattern3 = none]) => callNode("array_item", [callNode("regexp_groups", [text2, pattern3, none]), numberNode(1)])
    }
  ),
  scalar(["levenshtein"], ["text", "text"], "integer", "How many edits make one text of another."),
  scalar(
    ["like", "glob"],
    ["text", "text"],
    "boolean",
    "Whether a text (the second argument) fits a pattern, as SQLite's functions have it.",
    {
      write: ([pattern3 = none, text2 = none]) => ({
        kind: "Like",
        form: "like",
        operand: text2,
        pattern: pattern3,
        isNegated: false
      })
    }
  ),
  scalar(["version"], [], "text", "The name and version of this driver.", {
    isNullable: false,
    write: () => textNode("intercom-sql, PostgreSQL's dialect")
  }),
  scalar(["current_user", "session_user", "user", "current_role"], [], "varchar", "The user; there is only one.", {
    isNullable: false,
    write: () => textNode("intercom")
  }),
  scalar(["current_schema"], [], "varchar", "The schema of names without one.", {
    isNullable: false,
    write: () => textNode("intercom")
  }),
  scalar(["current_database", "current_catalog", "db_name"], [], "varchar", "The catalog.", {
    isNullable: false,
    write: () => textNode("intercom")
  }),
  scalar(["pg_typeof", "typeof"], ["any"], "varchar", "The type of an expression.", {
    isNullable: false,
    write: (_, bounds) => textNode(typeNames2[bounds[0]?.type ?? "unknown"] ?? bounds[0]?.type ?? "unknown")
  }),
  scalar(["num_nulls"], ["any"], "integer", "How many arguments are NULL.", {
    isVariadic: true,
    isNullable: false,
    write: (nodes) => nodes.map((operand) => castNode({ kind: "Is", operand, test: "null", isNegated: false }, "integer")).reduce((left2, right2) => binaryNode("+", left2, right2))
  }),
  scalar(["num_nonnulls"], ["any"], "integer", "How many arguments are not NULL.", {
    isVariadic: true,
    isNullable: false,
    write: (nodes) => nodes.map((operand) => castNode({ kind: "Is", operand, test: "null", isNegated: true }, "integer")).reduce((left2, right2) => binaryNode("+", left2, right2))
  }),
  scalar(
    ["nvl2"],
    ["any", "common", "common"],
    "common",
    "The second argument when the first is not NULL, else the third.",
    {
      write: ([x = nullNode, yes = nullNode, no = nullNode]) => caseNode([[{ kind: "Is", operand: x, test: "null", isNegated: true }, yes]], no)
    }
  ),
  scalar(["choose"], ["integer", "common"], "common", "The n-th of the arguments behind the first.", {
    isVariadic: true,
    write: ([index = nullNode, ...choices]) => caseNode(choices.map((choice, place2) => [binaryNode("=", index, numberNode(place2 + 1)), choice]))
  }),
  scalar(["unistr"], ["text"], "text", "Text with \\XXXX escapes resolved."),
  scalar(["parse_name"], ["text", "integer"], "text", "The n-th part of a dotted name, from its end.", {
    write: ([x = none, n = none]) => callNode("split_part", [x, textNode("."), concatNode(textNode("-"), n)])
  })
];
var typeNames2 = {
  varchar: "character varying",
  double: "double precision",
  timestamp: "timestamp with time zone"
};

// src/plan/functions/range-function-table.ts
var minus = (n) => ({ kind: "Unary", operator: "-", operand: n });
var plusOne = (n) => binaryNode("+", n, numberNode(1));
var units = ["week", "month", "quarter", "year"];
var rangeTable = [
  { word: "today", unit: "day", from: 0, to: 1, summary: "Today." },
  { word: "yesterday", unit: "day", from: -1, to: 0, summary: "Yesterday." },
  { word: "tomorrow", unit: "day", from: 1, to: 2, summary: "Tomorrow." },
  ...units.flatMap((unit) => [
    { word: `last_${unit}`, unit, from: -1, to: 0, summary: `The ${unit} before this one.` },
    { word: `this_${unit}`, unit, from: 0, to: 1, summary: `This ${unit}, past and future days.` },
    { word: `next_${unit}`, unit, from: 1, to: 2, summary: `The ${unit} after this one.` }
  ]),
  { word: "last_90_days", unit: "day", from: -90, to: 0, summary: "The 90 days before today." },
  { word: "next_90_days", unit: "day", from: 0, to: 90, summary: "90 days, from today on." },
  { word: "last_n_days", unit: "day", from: minus, to: 0, summary: "The n days before today." },
  { word: "next_n_days", unit: "day", from: 0, to: (n) => n, summary: "n days, from today on." },
  ...units.flatMap((unit) => [
    { word: `last_n_${unit}s`, unit, from: minus, to: 0, summary: `The n ${unit}s before this one.` },
    { word: `next_n_${unit}s`, unit, from: 1, to: plusOne, summary: `The n ${unit}s after this one.` }
  ])
];
var rangeFunctions = rangeTable.map(({ word, unit, from, to, summary }) => {
  const write = (bound3) => ([n = numberNode(1)]) => callNode("range_bound", [
    textNode(unit),
    typeof bound3 === "number" ? numberNode(bound3) : bound3(n),
    parameterNode("now")
  ]);
  return scalar(
    [`l_${word}`],
    word.includes("_n_") ? ["integer"] : [],
    "timestamp",
    `${summary} Stands for the whole span in a comparison.`,
    {
      isNullable: false,
      write: write(from),
      writeRangeEnd: write(to)
    }
  );
});

// src/plan/functions/registered-aggregates.ts
function addMoment(state, value, sign2) {
  const { count: count2, mean, squares } = state;
  if (value === null) return { count: count2, mean, squares };
  const next = count2 + sign2;
  if (next === 0) return { count: 0, mean: 0, squares: 0 };
  const delta = Number(value) - mean;
  const nextMean = mean + sign2 * delta / next;
  return { count: next, mean: nextMean, squares: squares + sign2 * delta * (Number(value) - nextMean) };
}
function momentAggregate(name, compute) {
  return {
    name,
    arity: 1,
    start: () => ({ count: 0, mean: 0, squares: 0 }),
    step: (state, value = null) => addMoment(state, value, 1),
    inverse: (state, value = null) => addMoment(state, value, -1),
    result: (state) => compute(state)
  };
}
var noPairs = { count: 0, meanX: 0, meanY: 0, squaresX: 0, squaresY: 0, products: 0 };
function addPair(state, y, x, sign2) {
  const before2 = state;
  if (x === null || y === null) return before2;
  const count2 = before2.count + sign2;
  if (count2 === 0) return noPairs;
  const [deltaX, deltaY] = [Number(x) - before2.meanX, Number(y) - before2.meanY];
  const meanX = before2.meanX + sign2 * deltaX / count2;
  const meanY = before2.meanY + sign2 * deltaY / count2;
  return {
    count: count2,
    meanX,
    meanY,
    squaresX: before2.squaresX + sign2 * deltaX * (Number(x) - meanX),
    squaresY: before2.squaresY + sign2 * deltaY * (Number(y) - meanY),
    products: before2.products + sign2 * deltaX * (Number(y) - meanY)
  };
}
var some = (compute) => (moments) => moments.count === 0 ? null : compute(moments);
var slope = ({ products, squaresX }) => squaresX === 0 ? null : products / squaresX;
var pairStatistics = [
  {
    name: "corr",
    summary: "The correlation of two columns, from -1 to 1.",
    compute: ({ products, squaresX, squaresY }) => squaresX === 0 || squaresY === 0 ? null : products / Math.sqrt(squaresX * squaresY)
  },
  {
    name: "covar_pop",
    summary: "The covariance of a population.",
    compute: some(({ products, count: count2 }) => products / count2)
  },
  {
    name: "covar_samp",
    summary: "The covariance of a sample.",
    compute: ({ products, count: count2 }) => count2 < 2 ? null : products / (count2 - 1)
  },
  { name: "regr_slope", summary: "The slope of the line that fits best.", compute: slope },
  {
    name: "regr_intercept",
    summary: "Where the line that fits best meets the y axis.",
    compute: (moments) => {
      const value = slope(moments);
      return value === null ? null : moments.meanY - value * moments.meanX;
    }
  },
  {
    name: "regr_r2",
    summary: "The square of the correlation.",
    compute: ({ products, squaresX, squaresY }) => squaresX === 0 ? null : squaresY === 0 ? 1 : products * products / (squaresX * squaresY)
  },
  { name: "regr_count", summary: "How many pairs have no NULL.", compute: ({ count: count2 }) => count2 },
  { name: "regr_avgx", summary: "The mean of the independent variable.", compute: some(({ meanX }) => meanX) },
  { name: "regr_avgy", summary: "The mean of the dependent variable.", compute: some(({ meanY }) => meanY) },
  {
    name: "regr_sxx",
    summary: "The sum of squares of the independent variable.",
    compute: some(({ squaresX }) => squaresX)
  },
  {
    name: "regr_syy",
    summary: "The sum of squares of the dependent variable.",
    compute: some(({ squaresY }) => squaresY)
  },
  { name: "regr_sxy", summary: "The sum of products of both variables.", compute: some(({ products }) => products) }
];
function listAggregate(name, arity, compute) {
  return {
    name,
    arity,
    start: () => ({ values: [], argument: null }),
    step: (state, value = null, argument = null) => {
      const list2 = state;
      if (value !== null) list2.values.push(value);
      list2.argument = argument;
      return list2;
    },
    result: (state) => compute(state)
  };
}
function sorted(values2) {
  return [...values2].sort(compareValues);
}
function compareValues(left2, right2) {
  if (typeof left2 === "string" && typeof right2 === "string")
    return Buffer.compare(Buffer.from(left2), Buffer.from(right2));
  return Number(left2) - Number(right2);
}
function interpolate(values2, fraction) {
  const place2 = fraction * (values2.length - 1);
  const [low, high] = [Number(values2[Math.floor(place2)]), Number(values2[Math.ceil(place2)])];
  return low + (high - low) * (place2 - Math.floor(place2));
}
function mostFrequent({ values: values2 }) {
  let best = null;
  let bestCount = 0;
  let count2 = 0;
  let previous = null;
  for (const value of sorted(values2)) {
    count2 = value === previous ? count2 + 1 : 1;
    previous = value;
    if (count2 > bestCount) [best, bestCount] = [value, count2];
  }
  return best;
}
function discretePercentile({ values: values2, argument }) {
  const fraction = Number(argument);
  const ordered = fraction < 0 || Object.is(fraction, -0) ? [...sorted(values2)].reverse() : sorted(values2);
  return ordered[Math.max(0, Math.ceil(Math.abs(fraction) * ordered.length) - 1)] ?? null;
}
function joinDistinct(isDescending) {
  return ({ values: values2, argument }) => {
    const unique = sorted([...new Set(values2)]);
    return unique.length === 0 ? null : (isDescending ? [...unique].reverse() : unique).join(String(argument ?? ""));
  };
}
var registeredAggregates = [
  momentAggregate("var_pop", ({ count: count2, squares }) => count2 === 0 ? null : squares / count2),
  momentAggregate("var_samp", ({ count: count2, squares }) => count2 < 2 ? null : squares / (count2 - 1)),
  momentAggregate("stddev_pop", ({ count: count2, squares }) => count2 === 0 ? null : Math.sqrt(Math.max(0, squares) / count2)),
  momentAggregate(
    "stddev_samp",
    ({ count: count2, squares }) => count2 < 2 ? null : Math.sqrt(Math.max(0, squares) / (count2 - 1))
  ),
  ...pairStatistics.map(
    ({ name, compute }) => ({
      name,
      arity: 2,
      start: () => noPairs,
      step: (state, y = null, x = null) => addPair(state, y, x, 1),
      inverse: (state, y = null, x = null) => addPair(state, y, x, -1),
      result: (state) => compute(state)
    })
  ),
  listAggregate("most_frequent", 1, mostFrequent),
  listAggregate("discrete_percentile", 2, discretePercentile),
  listAggregate("continuous_percentiles", 2, ({ values: values2, argument }) => {
    if (values2.length === 0) return null;
    const ordered = sorted(values2);
    return JSON.stringify(JSON.parse(String(argument)).map((fraction) => interpolate(ordered, fraction)));
  }),
  listAggregate("join_distinct", 2, joinDistinct(false)),
  listAggregate("join_distinct_descending", 2, joinDistinct(true)),
  ...["and", "or", "xor"].map(
    (operation) => listAggregate(`bit_${operation}`, 1, ({ values: [first = null, ...rest] }) => {
      if (first === null) return null;
      return rest.reduce((bits, value) => combineBits(operation, bits, BigInt(value ?? 0)), BigInt(first));
    })
  )
];
function combineBits(operation, left2, right2) {
  return operation === "and" ? left2 & right2 : operation === "or" ? left2 | right2 : left2 ^ right2;
}

// src/plan/functions/statistic-function-table.ts
var typed = (call2, bound3) => bound3?.type === "integer" || bound3?.type === "boolean" ? castNode(call2, "integer") : call2;
var statisticFunctions = [
  {
    names: ["mode"],
    kind: "aggregate",
    parameters: ["any"],
    returns: "first",
    write: (nodes, [bound3]) => typed(callNode("most_frequent", nodes), bound3),
    summary: "The most frequent value: mode() WITHIN GROUP (ORDER BY x)."
  },
  {
    names: ["percentile_disc"],
    kind: "aggregate",
    parameters: ["any", "number"],
    returns: "first",
    write: (nodes, [bound3]) => typed(callNode("discrete_percentile", nodes), bound3),
    summary: "A percentile that is one of the values."
  },
  {
    names: ["percentile_cont"],
    kind: "aggregate",
    parameters: ["number", "json"],
    returns: "json",
    element: "first",
    write: (nodes) => callNode("continuous_percentiles", nodes),
    summary: "Several percentiles at once, as an array."
  },
  {
    names: ["any_value"],
    kind: "aggregate",
    parameters: ["any"],
    returns: "first",
    write: (nodes) => callNode("max", nodes),
    summary: "One of the values."
  },
  ...["and", "or", "xor"].map(
    (operation) => ({
      names: [`bit_${operation}`],
      kind: "aggregate",
      parameters: ["integer"],
      returns: "integer",
      write: (nodes) => castNode(callNode(`bit_${operation}`, nodes), "integer"),
      summary: `The bitwise ${operation} of all values.`
    })
  ),
  {
    names: ["json_object_agg", "jsonb_object_agg"],
    kind: "aggregate",
    parameters: ["any", "any"],
    returns: "json",
    write: (_, [key, value]) => callNode("json_group_object", [
      ...key ? [castNode(key.node, "text")] : [],
      ...value ? [jsonNode(value)] : []
    ]),
    summary: "All keys and values as a JSON object."
  },
  ...pairStatistics.map(
    ({ name, summary }) => ({
      names: [name],
      kind: "aggregate",
      parameters: ["number", "number"],
      returns: name === "regr_count" ? "integer" : "double",
      summary
    })
  )
];

// src/plan/functions/text-function-table.ts
var empty = textNode("");
var textFunctions = [
  {
    names: ["lower", "lcase"],
    kind: "scalar",
    parameters: ["text"],
    returns: "text",
    summary: "Text in lower case."
  },
  {
    names: ["upper", "ucase"],
    kind: "scalar",
    parameters: ["text"],
    returns: "text",
    summary: "Text in upper case."
  },
  {
    names: ["initcap"],
    kind: "scalar",
    parameters: ["text"],
    returns: "text",
    summary: "Each word with a capital first letter."
  },
  {
    names: ["length", "char_length", "character_length", "len"],
    kind: "scalar",
    parameters: ["text"],
    returns: "integer",
    summary: "Number of characters."
  },
  {
    names: ["octet_length"],
    kind: "scalar",
    parameters: ["text"],
    returns: "integer",
    summary: "Number of bytes in UTF-8."
  },
  {
    names: ["substring", "substr", "mid"],
    kind: "scalar",
    parameters: ["text", "integer", "integer"],
    required: 2,
    returns: "text",
    write: (nodes) => callNode("substring_from", nodes),
    summary: "The part of a text from a position, counted from 1."
  },
  {
    names: ["left"],
    kind: "scalar",
    parameters: ["text", "integer"],
    returns: "text",
    write: (nodes) => callNode("left_part", nodes),
    summary: "The first n characters; all but the last -n when n is negative."
  },
  {
    names: ["right"],
    kind: "scalar",
    parameters: ["text", "integer"],
    returns: "text",
    write: (nodes) => callNode("right_part", nodes),
    summary: "The last n characters; all but the first -n when n is negative."
  },
  {
    names: ["trim", "btrim"],
    kind: "scalar",
    parameters: ["text", "text"],
    required: 1,
    returns: "text",
    write: (nodes) => callNode("trim", nodes),
    summary: "Text without blanks (or the given characters) at both ends."
  },
  {
    names: ["ltrim"],
    kind: "scalar",
    parameters: ["text", "text"],
    required: 1,
    returns: "text",
    summary: "Text without blanks at its start."
  },
  {
    names: ["rtrim"],
    kind: "scalar",
    parameters: ["text", "text"],
    required: 1,
    returns: "text",
    summary: "Text without blanks at its end."
  },
  {
    names: ["replace"],
    kind: "scalar",
    parameters: ["text", "text", "text"],
    returns: "text",
    summary: "Text with every occurrence of one part replaced by another."
  },
  {
    names: ["concat"],
    kind: "scalar",
    parameters: ["any"],
    isVariadic: true,
    returns: "text",
    isNullable: false,
    write: (_nodes, bounds) => callNode(
      "concat",
      bounds.map((bound3) => bound3.node)
    ),
    summary: "All arguments joined; NULLs count as nothing."
  },
  {
    names: ["concat_ws"],
    kind: "scalar",
    parameters: ["text", "any"],
    isVariadic: true,
    returns: "text",
    summary: "All arguments but the first, joined by the first; NULLs are left out."
  },
  {
    names: ["position"],
    kind: "scalar",
    parameters: ["text", "text"],
    returns: "integer",
    write: ([part2 = empty, text2 = empty]) => callNode("instr", [text2, part2]),
    summary: "Where the first argument occurs in the second, from 1: position('a' IN x)."
  },
  {
    names: ["strpos"],
    kind: "scalar",
    parameters: ["text", "text"],
    returns: "integer",
    write: (nodes) => callNode("instr", nodes),
    summary: "Where a part first occurs, from 1; 0 when it does not."
  },
  {
    names: ["charindex", "locate"],
    kind: "scalar",
    parameters: ["text", "text"],
    returns: "integer",
    write: ([part2 = empty, text2 = empty]) => callNode("instr", [text2, part2]),
    summary: "Where the first argument occurs in the second, from 1; 0 when it does not."
  },
  {
    names: ["instr"],
    kind: "scalar",
    parameters: ["text", "text"],
    returns: "integer",
    summary: "Where the second argument occurs in the first, from 1; 0 when it does not."
  },
  {
    names: ["split_part"],
    kind: "scalar",
    parameters: ["text", "text", "integer"],
    returns: "text",
    summary: "The n-th piece of a text cut at a separator."
  },
  {
    names: ["repeat", "replicate"],
    kind: "scalar",
    parameters: ["text", "integer"],
    returns: "text",
    write: (nodes) => callNode("repeat_text", nodes),
    summary: "Text n times over."
  },
  {
    names: ["reverse"],
    kind: "scalar",
    parameters: ["text"],
    returns: "text",
    write: (nodes) => callNode("reverse_text", nodes),
    summary: "Text backwards."
  },
  {
    names: ["lpad"],
    kind: "scalar",
    parameters: ["text", "integer", "text"],
    required: 2,
    returns: "text",
    summary: "Text filled up to a length on the left."
  },
  {
    names: ["rpad"],
    kind: "scalar",
    parameters: ["text", "integer", "text"],
    required: 2,
    returns: "text",
    summary: "Text filled up to a length on the right."
  },
  {
    names: ["starts_with"],
    kind: "scalar",
    parameters: ["text", "text"],
    returns: "boolean",
    write: ([text2 = empty, part2 = empty]) => binaryNode("=", callNode("substr", [text2, numberNode(1), callNode("length", [part2])]), part2),
    summary: "Whether a text begins with another."
  },
  {
    names: ["contains"],
    kind: "scalar",
    parameters: ["text", "text"],
    returns: "boolean",
    write: (nodes) => binaryNode(">", callNode("instr", nodes), numberNode(0)),
    summary: "Whether a text contains another."
  },
  {
    names: ["ascii"],
    kind: "scalar",
    parameters: ["text"],
    returns: "integer",
    write: (nodes) => callNode("unicode", nodes),
    summary: "The code point of the first character."
  },
  {
    names: ["chr", "char"],
    kind: "scalar",
    parameters: ["integer"],
    returns: "text",
    write: (nodes) => callNode("char", nodes),
    summary: "The character of a code point."
  },
  {
    names: ["quote_literal"],
    kind: "scalar",
    parameters: ["text"],
    returns: "text",
    write: ([x = empty]) => callNode("quote", [castNode(x, "text")]),
    summary: "Text as a quoted SQL string."
  },
  {
    names: ["space"],
    kind: "scalar",
    parameters: ["integer"],
    returns: "text",
    write: ([n = empty]) => callNode("repeat_text", [textNode(" "), n]),
    summary: "So many blanks."
  },
  {
    names: ["mask_email"],
    kind: "scalar",
    parameters: ["text"],
    returns: "text",
    write: ([x = empty]) => concatNode(
      callNode("substr", [x, numberNode(1), numberNode(1)]),
      textNode("***"),
      callNode("substr", [x, callNode("instr", [x, textNode("@")])])
    ),
    summary: "An e-mail address with all but its first letter and domain hidden."
  }
];

// src/plan/interval.ts
var unitParts = {
  microsecond: { months: 0, days: 0, seconds: 1e-6 },
  millisecond: { months: 0, days: 0, seconds: 1e-3 },
  second: { months: 0, days: 0, seconds: 1 },
  minute: { months: 0, days: 0, seconds: 60 },
  hour: { months: 0, days: 0, seconds: 3600 },
  day: { months: 0, days: 1, seconds: 0 },
  week: { months: 0, days: 7, seconds: 0 },
  month: { months: 1, days: 0, seconds: 0 },
  quarter: { months: 3, days: 0, seconds: 0 },
  year: { months: 12, days: 0, seconds: 0 },
  decade: { months: 120, days: 0, seconds: 0 },
  century: { months: 1200, days: 0, seconds: 0 },
  millennium: { months: 12e3, days: 0, seconds: 0 }
};
var unitAbbreviations = {
  us: "microsecond",
  usec: "microsecond",
  ms: "millisecond",
  msec: "millisecond",
  s: "second",
  sec: "second",
  m: "minute",
  min: "minute",
  h: "hour",
  hr: "hour",
  d: "day",
  w: "week",
  mon: "month",
  q: "quarter",
  y: "year",
  yr: "year",
  yy: "year",
  yyyy: "year",
  mm: "month",
  dd: "day",
  hh: "hour",
  mi: "minute",
  n: "minute",
  ss: "second",
  wk: "week",
  ww: "week",
  qq: "quarter",
  centuries: "century",
  millennia: "millennium"
};
function normaliseUnit(word) {
  const lowered = word.toLowerCase();
  for (const candidate of [lowered, lowered.replace(/s$/, "")]) {
    const unit = unitAbbreviations[candidate] ?? candidate;
    if (unit in unitParts) return unit;
  }
  return void 0;
}
function multiplyUnit(unit, count2) {
  const parts = unitParts[unit] ?? { months: 0, days: 0, seconds: 0 };
  return scaleInterval(parts, count2);
}
function parseInterval(text2, fields) {
  const trimmed = text2.trim().replace(/(^|\s)([+-]?)(\d+)-(\d+)(?=\s|$)/, "$1$2$3 years $2$4 months");
  if (/^[+-]?P/i.test(trimmed)) return parseIsoInterval(trimmed);
  const isAgo = /\bago$/i.test(trimmed);
  const words = trimmed.replace(/^@/, "").replace(/\bago$/i, "").match(/[+-]?\d+:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?|[+-]?\s*\d*\.?\d+(?:e[+-]?\d+)?|[a-z]+/gi);
  const leftOver = trimmed.replace(/^@/, "").replace(/\bago$/i, "").replace(/[+-]?\d+:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?|[+-]?\s*\d*\.?\d+(?:e[+-]?\d+)?|[a-z]+|\s+|,/gi, "");
  if (!words || leftOver !== "") return void 0;
  let total = { months: 0, days: 0, seconds: 0 };
  const bareUnit = normaliseUnit(fields?.split(" ").at(-1) ?? "second") ?? "second";
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word.includes(":")) {
      total = addIntervals(total, parseClock(word));
      continue;
    }
    const count2 = Number(word.replaceAll(/\s/g, ""));
    if (Number.isNaN(count2)) return void 0;
    const next = words[index + 1];
    const isUnitNext = next !== void 0 && /^[a-z]+$/i.test(next);
    const unit = isUnitNext ? normaliseUnit(next) : bareUnit;
    if (unit === void 0 || !isUnitNext && index + 1 < words.length && !words[index + 1]?.includes(":"))
      return void 0;
    if (isUnitNext) index++;
    total = addIntervals(total, multiplyUnit(!isUnitNext && index + 1 < words.length ? "day" : unit, count2));
  }
  return isAgo ? scaleInterval(total, -1) : total;
}
function parseClock(text2) {
  const sign2 = text2.startsWith("-") ? -1 : 1;
  const [hours = 0, minutes = 0, seconds = 0] = text2.replace(/^[+-]/, "").split(":").map(Number);
  return { months: 0, days: 0, seconds: sign2 * (hours * 3600 + minutes * 60 + seconds) };
}
function parseIsoInterval(text2) {
  const match = /^([+-]?)P(?:(-?[\d.]+)Y)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)W)?(?:(-?[\d.]+)D)?(?:T(?:(-?[\d.]+)H)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)S)?)?$/i.exec(
    text2
  );
  if (!match) return void 0;
  const units2 = ["year", "month", "week", "day", "hour", "minute", "second"];
  const parts = units2.map((unit, index) => multiplyUnit(unit, Number(match[index + 2] ?? 0)));
  return scaleInterval(parts.reduce(addIntervals), match[1] === "-" ? -1 : 1);
}
function addIntervals(left2, right2) {
  return { months: left2.months + right2.months, days: left2.days + right2.days, seconds: left2.seconds + right2.seconds };
}
function scaleInterval(parts, factor) {
  const months = parts.months * factor;
  const days = parts.days * factor + (months - Math.trunc(months)) * 30;
  const seconds = parts.seconds * factor + (days - Math.trunc(days)) * 86400;
  return { months: Math.trunc(months) + 0, days: Math.trunc(days) + 0, seconds: Math.round(seconds * 1e6) / 1e6 };
}
function intervalSeconds(parts) {
  return (parts.months * 30 + parts.days) * 86400 + parts.seconds;
}
function addToInstant(epochMs, parts) {
  const date = new Date(epochMs);
  if (parts.months !== 0) {
    const day2 = date.getUTCDate();
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + parts.months);
    const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    date.setUTCDate(Math.min(day2, lastDay));
  }
  return date.getTime() + parts.days * 864e5 + Math.round(parts.seconds * 1e3);
}
function formatIntervalParts({ months, days, seconds }) {
  const words = [];
  const add = (count2, one, many) => {
    const sign2 = count2 > 0 && words.at(-1)?.startsWith("-") === true ? "+" : "";
    if (count2 !== 0) words.push(`${sign2}${String(count2)} ${count2 === 1 ? one : many}`);
  };
  add(Math.trunc(months / 12), "year", "years");
  add(months % 12, "mon", "mons");
  add(days, "day", "days");
  if (seconds !== 0 || words.length === 0) {
    const isBehindNegative = seconds > 0 && words.at(-1)?.startsWith("-") === true;
    words.push((seconds < 0 ? "-" : isBehindNegative ? "+" : "") + formatClock(Math.abs(seconds)));
  }
  return words.join(" ");
}
function formatClock(magnitude) {
  const rounded = Math.round(magnitude * 1e6) / 1e6;
  const clock = [Math.trunc(rounded / 3600), Math.trunc(rounded % 3600 / 60)].map(
    (part2) => String(part2).padStart(2, "0")
  );
  const second = Math.round(rounded % 60 * 1e6) / 1e6;
  return [...clock, second < 10 ? `0${String(second)}` : String(second)].join(":");
}
function formatInterval(seconds) {
  const days = Math.trunc(seconds / 86400);
  return formatIntervalParts({ months: 0, days, seconds: Math.round((seconds - days * 86400) * 1e6) / 1e6 });
}

// src/plan/functions/time-function-table.ts
var nothing2 = textNode("");
var nowNode2 = parameterNode("now");
var midnight2 = textNode(" 00:00:00");
var timeFunctions = [
  {
    names: [
      "now",
      "current_timestamp",
      "transaction_timestamp",
      "statement_timestamp",
      "clock_timestamp",
      "localtimestamp",
      "getdate",
      "getutcdate",
      "sysdatetime"
    ],
    kind: "scalar",
    parameters: [],
    returns: "timestamp",
    isNullable: false,
    write: () => nowNode2,
    summary: "The moment at which the statement began."
  },
  {
    names: ["current_date", "curdate", "today"],
    kind: "scalar",
    parameters: [],
    returns: "date",
    isNullable: false,
    write: () => callNode("substr", [nowNode2, numberNode(1), numberNode(10)]),
    summary: "Today, in UTC."
  },
  {
    names: ["date_trunc"],
    kind: "scalar",
    parameters: ["text", "timestamp"],
    returns: "timestamp",
    write: truncateTime,
    summary: "An instant cut down to a unit: 'day', 'week', 'month', \u2026"
  },
  {
    names: ["extract", "date_part", "datepart"],
    kind: "scalar",
    parameters: ["text", "interval"],
    returns: "double",
    write: ([field = nothing2], bounds) => {
      const { months, days, seconds } = wholeDays(bounds[1]);
      return callNode("span_part", [field, months, days, seconds]);
    },
    summary: "One field of a span of time: 'epoch' (seconds), 'day', 'hour', \u2026"
  },
  {
    names: ["extract", "date_part", "datepart"],
    kind: "scalar",
    parameters: ["text", "timestamp"],
    returns: "double",
    write: (nodes, bounds) => extractField(nodes, bounds),
    summary: "One field of an instant: 'year', 'dow', 'epoch', \u2026"
  },
  ...["year", "month", "day", "hour", "minute", "second", "quarter", "week"].map(
    (field) => ({
      names: [field],
      kind: "scalar",
      parameters: ["timestamp"],
      returns: field === "second" ? "double" : "integer",
      write: ([time = nothing2]) => fieldNodes[field]?.(time) ?? nothing2,
      summary: `The ${field} of an instant.`
    })
  ),
  {
    names: ["make_date"],
    kind: "scalar",
    parameters: ["integer", "integer", "integer"],
    returns: "date",
    summary: "A date from year, month and day."
  },
  {
    names: ["to_timestamp", "from_unixtime"],
    kind: "scalar",
    parameters: ["number"],
    returns: "timestamp",
    write: (nodes) => callNode("epoch_to_timestamp", nodes),
    summary: "The instant of so many seconds since 1970."
  },
  {
    names: ["dateadd", "date_add"],
    kind: "scalar",
    parameters: ["text", "number", "timestamp"],
    returns: "timestamp",
    write: (nodes) => callNode("add_units", nodes),
    summary: "An instant moved by so many units."
  },
  {
    names: ["datediff", "date_diff"],
    kind: "scalar",
    parameters: ["text", "timestamp", "timestamp"],
    returns: "integer",
    write: (nodes) => callNode("count_boundaries", nodes),
    summary: "How many boundaries of a unit lie between two instants."
  },
  {
    names: ["date"],
    kind: "scalar",
    parameters: ["timestamp"],
    returns: "date",
    write: ([time = nothing2]) => callNode("substr", [time, numberNode(1), numberNode(10)]),
    summary: "The day of an instant."
  },
  {
    names: ["strftime"],
    kind: "scalar",
    parameters: ["text", "timestamp"],
    returns: "text",
    summary: "An instant in the format of SQLite's strftime."
  },
  {
    names: ["to_char"],
    kind: "scalar",
    parameters: ["timestamp", "text"],
    returns: "text",
    write: (nodes) => callNode("format_time", nodes),
    summary: "An instant in PostgreSQL's format: 'YYYY-MM-DD HH24:MI:SS', 'Mon', 'Day', \u2026"
  },
  {
    names: ["unixepoch", "unix_timestamp"],
    kind: "scalar",
    parameters: ["timestamp"],
    returns: "integer",
    write: (nodes) => callNode("unixepoch", nodes),
    summary: "Seconds since 1970."
  }
];
function wholeDays(bound3) {
  if (bound3 && hasSpans(bound3)) return spansOf(bound3);
  const seconds = bound3?.node ?? nothing2;
  const days = castNode(binaryNode("/", seconds, numberNode(86400)), "integer");
  return { months: numberNode(0), days, seconds: binaryNode("-", seconds, binaryNode("*", days, numberNode(86400))) };
}
function secondsBetween(later, earlier) {
  const seconds = (time) => callNode("unixepoch", [time, textNode("subsec")]);
  return binaryNode("-", seconds(later), seconds(earlier));
}
var part = (time, start, length) => callNode("substr", [time, numberNode(start), ...length === void 0 ? [] : [numberNode(length)]]);
var integerPart = (time, start, length) => castNode(part(time, start, length), "integer");
var integerFormat = (time, format2) => castNode(callNode("strftime", [textNode(format2), time]), "integer");
var monthsOf = (time) => binaryNode("-", integerPart(time, 6, 2), numberNode(1));
var truncations = {
  second: (time) => part(time, 1, 19),
  minute: (time) => concatNode(part(time, 1, 16), textNode(":00")),
  hour: (time) => concatNode(part(time, 1, 13), textNode(":00:00")),
  day: (time) => concatNode(part(time, 1, 10), midnight2),
  week: (time) => concatNode(callNode("date", [time, textNode("weekday 0"), textNode("-6 days")]), midnight2),
  month: (time) => concatNode(part(time, 1, 7), textNode("-01 00:00:00")),
  quarter: (time) => {
    const back = concatNode(textNode("-"), binaryNode("%", monthsOf(time), numberNode(3)), textNode(" months"));
    return concatNode(callNode("date", [time, textNode("start of month"), back]), midnight2);
  },
  year: (time) => concatNode(part(time, 1, 4), textNode("-01-01 00:00:00"))
};
var fieldNodes = {
  year: (time) => integerPart(time, 1, 4),
  month: (time) => integerPart(time, 6, 2),
  day: (time) => integerPart(time, 9, 2),
  hour: (time) => integerPart(time, 12, 2),
  minute: (time) => integerPart(time, 15, 2),
  second: (time) => castNode(part(time, 18), "real"),
  quarter: (time) => binaryNode("+", binaryNode("/", monthsOf(time), numberNode(3)), numberNode(1)),
  week: (time) => integerFormat(time, "%V"),
  isoyear: (time) => integerFormat(time, "%G"),
  dow: (time) => integerFormat(time, "%w"),
  isodow: (time) => integerFormat(time, "%u"),
  doy: (time) => integerFormat(time, "%j"),
  epoch: (time) => callNode("unixepoch", [time, textNode("subsec")]),
  millisecond: (time) => binaryNode("*", castNode(part(time, 18), "real"), numberNode(1e3)),
  microsecond: (time) => binaryNode("*", castNode(part(time, 18), "real"), numberNode(1e6)),
  decade: (time) => binaryNode("/", integerPart(time, 1, 4), numberNode(10)),
  century: (time) => binaryNode("/", binaryNode("+", integerPart(time, 1, 4), numberNode(99)), numberNode(100)),
  millennium: (time) => binaryNode("/", binaryNode("+", integerPart(time, 1, 4), numberNode(999)), numberNode(1e3)),
  julian: (time) => binaryNode("+", callNode("julianday", [time]), { kind: "NumberLiteral", text: "0.5" })
};
var integerFields = new Set(
  Object.keys(fieldNodes).filter(
    (field) => !["second", "millisecond", "microsecond", "epoch", "julian"].includes(field)
  )
);
var fieldAbbreviations = {
  dw: "dow",
  weekday: "dow",
  dayofweek: "dow",
  dayofyear: "doy",
  dy: "doy"
};
function normaliseField(word) {
  const lowered = word.toLowerCase();
  const named = fieldAbbreviations[lowered] ?? lowered;
  if (named in fieldNodes) return named;
  const unit = normaliseUnit(lowered);
  return unit !== void 0 && unit in fieldNodes ? unit : void 0;
}
function truncateTime(nodes) {
  const [unit = nothing2, time = nothing2] = nodes;
  if (unit.kind !== "StringLiteral" || time.kind === "Parameter" || time.kind === "StringLiteral")
    return callNode("truncate_time", [unit, time]);
  const name = normaliseUnit(unit.value);
  if (name === void 0) throw unknownUnit(unit.value, unit, Object.keys(truncations));
  return truncations[name]?.(time) ?? callNode("truncate_time", [unit, time]);
}
function extractField(nodes, bounds) {
  const [field = nothing2, time = nothing2] = nodes;
  if (field.kind !== "StringLiteral") {
    const slots = {
      feature: "a field of EXTRACT that is computed",
      advice: "Write the field as a word, e.g. EXTRACT(year FROM x)."
    };
    throw createError("not_supported", slots, { position: bounds[0]?.node.at });
  }
  const name = normaliseField(field.value);
  const write = name === void 0 ? void 0 : fieldNodes[name];
  if (!write) throw unknownUnit(field.value, field, Object.keys(fieldNodes));
  return write(time);
}
function unknownUnit(unit, node, known) {
  const slots = { problem: `"${unit}" is no unit of time`, advice: `Use one of ${known.join(", ")}.` };
  return createError("invalid_argument", slots, { position: node.at });
}

// src/plan/functions/function-list.ts
var functionRows = Object.freeze([
  ...textFunctions,
  ...patternFunctions,
  ...numberFunctions,
  ...arithmeticFunctions,
  ...conditionalFunctions,
  ...timeFunctions,
  ...calendarFunctions,
  ...rangeFunctions,
  ...jsonFunctions,
  ...documentFunctions,
  ...arrayFunctions,
  ...aggregateFunctions,
  ...statisticFunctions,
  ...windowFunctions
]);
var rowsByName = /* @__PURE__ */ new Map();
for (const row of functionRows) {
  for (const name of row.names) rowsByName.set(name, [...rowsByName.get(name) ?? [], row]);
}
function findFunctions(name) {
  return rowsByName.get(name.toLowerCase()) ?? [];
}
var functionKinds = Object.freeze(
  [...rowsByName].map(([name, rows2]) => ({ name, kind: rows2[0]?.kind ?? "scalar" }))
);
var functionNames = Object.freeze([...rowsByName.keys()]);

// src/plan/array-text.ts
function parseArrayText(text2) {
  const trimmed = text2.trim();
  if (trimmed.startsWith("[")) return parseJsonArray(trimmed);
  if (!trimmed.startsWith("{")) return void 0;
  const reader = { text: trimmed, at: 0 };
  const items = readItems(reader);
  return items && reader.at === trimmed.length ? items : void 0;
}
function parseJsonArray(text2) {
  try {
    const value = JSON.parse(text2);
    return Array.isArray(value) ? value : void 0;
  } catch {
    return void 0;
  }
}
function readItems(reader) {
  reader.at++;
  const items = [];
  for (; ; ) {
    skipBlanks(reader);
    if (reader.text[reader.at] === "}" && items.length === 0) break;
    const item = readItem(reader);
    if (item === void 0) return void 0;
    items.push(item.value);
    skipBlanks(reader);
    if (reader.text[reader.at] === "}") break;
    if (reader.text[reader.at] !== ",") return void 0;
    reader.at++;
  }
  reader.at++;
  return items;
}
function skipBlanks(reader) {
  while (/\s/.test(reader.text[reader.at] ?? "")) reader.at++;
}
function readItem(reader) {
  if (reader.text[reader.at] === "{") {
    const value = readItems(reader);
    return value && { value };
  }
  const pattern3 = /"((?:[^"\\]|\\.)*)"|([^,{}"]+)/suy;
  pattern3.lastIndex = reader.at;
  const match = pattern3.exec(reader.text);
  if (!match) return void 0;
  reader.at = pattern3.lastIndex;
  const [, quoted2, bare = ""] = match;
  if (quoted2 !== void 0) return { value: quoted2.replace(/\\(.)/gsu, "$1") };
  const word = bare.trim();
  return { value: word.toUpperCase() === "NULL" ? null : word };
}

// src/plan/functions/registered-function.ts
function strict(name, arity, compute) {
  return define(name, arity, (...values2) => {
    const plain = [];
    for (const value of values2) {
      if (value === null) return null;
      plain.push(typeof value === "bigint" ? Number(value) : value);
    }
    return compute(...plain);
  });
}
function define(name, arity, call2) {
  return { name, arity: Math.max(arity, 0), isVariadic: arity < 0, isDeterministic: true, call: call2 };
}
function asInteger(value) {
  return BigInt(Math.trunc(value));
}

// src/plan/functions/registered-array-functions.ts
var registeredArrayFunctions = [
  strict("text_to_array", 2, (text2, type) => JSON.stringify(convertItems(readArrayText(String(text2)), String(type)))),
  strict(
    "array_item",
    2,
    (array, index) => toStored(Number(index) < 1 ? void 0 : readArray(array)[Number(index) - 1])
  ),
  define("array_slice", 3, (array, from, to) => {
    if (array === null) return null;
    const items = readArray(array);
    return JSON.stringify(
      items.slice(Math.max(0, Number(from ?? 1) - 1), to === null ? void 0 : Math.max(0, Number(to)))
    );
  }),
  define("array_join", -1, (array, separator2, whenNull) => {
    if (array === null || separator2 === null) return null;
    return flatten2(readArray(array)).flatMap((item) => item === null ? typeof whenNull === "string" ? [whenNull] : [] : [printItem(item)]).join(String(separator2));
  }),
  define("text_split", -1, (text2, separator2, whenNull) => {
    if (text2 === null) return null;
    return JSON.stringify(splitText(String(text2), separator2).map((piece) => piece === whenNull ? null : piece));
  }),
  strict("array_size", 2, (array, dimension) => {
    let items = readArray(array);
    for (let level = 1; level < Number(dimension); level++) items = Array.isArray(items) ? items[0] : void 0;
    return Array.isArray(items) && items.length > 0 ? asInteger(items.length) : null;
  }),
  strict("array_depth", 1, (array) => {
    let depth = 0;
    for (let item = readArray(array); Array.isArray(item); item = item[0]) depth++;
    return depth === 0 ? null : asInteger(depth);
  }),
  strict("array_count", 1, (array) => asInteger(flatten2(readArray(array)).length)),
  define("array_position", 2, (array, value) => {
    if (array === null) return null;
    const index = readArray(array).findIndex((item) => isSame(item, value ?? null));
    return index < 0 ? null : asInteger(index + 1);
  }),
  define("array_positions", 2, (array, value) => {
    if (array === null) return null;
    const found = readArray(array).flatMap((item, index) => isSame(item, value ?? null) ? [index + 1] : []);
    return JSON.stringify(found);
  }),
  define(
    "array_without",
    2,
    (array, value) => array === null ? null : JSON.stringify(readArray(array).filter((item) => !isSame(item, value ?? null)))
  ),
  define("array_replace", 3, (array = null, from = null, to = null) => {
    if (array === null) return null;
    const by = typeof to === "bigint" ? Number(to) : to;
    return JSON.stringify(readArray(array).map((item) => isSame(item, from ?? null) ? by : item));
  }),
  strict("array_trim", 2, (array, count2) => {
    const items = readArray(array);
    return JSON.stringify(items.slice(0, Math.max(0, items.length - Number(count2))));
  }),
  define("array_concat", 2, (left2, right2) => {
    if (left2 === null) return right2;
    if (right2 === null) return left2;
    return JSON.stringify([...readArray(left2), ...readArray(right2)]);
  }),
  strict("array_contains", 2, (array, part2) => {
    const items = flatten2(readArray(array));
    return flatten2(readArray(part2)).every((item) => item !== null && items.some((other) => isSame(other, item))) ? 1n : 0n;
  }),
  strict("array_overlaps", 2, (left2, right2) => {
    const items = readArray(left2);
    return readArray(right2).some((item) => item !== null && items.some((other) => isSame(other, item))) ? 1n : 0n;
  }),
  strict("array_reverse", 1, (array) => JSON.stringify([...readArray(array)].reverse()))
];
function readArray(value) {
  const parsed = JSON.parse(String(value));
  if (Array.isArray(parsed)) return parsed;
  throw createError("invalid_argument", {
    problem: "the value is no array",
    advice: "Test it with json_typeof(\u2026) = 'array' first."
  });
}
function toStored(value) {
  if (value === null || value === void 0) return null;
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === "boolean") return value ? 1n : 0n;
  return typeof value === "string" ? value : JSON.stringify(value);
}
function readArrayText(text2) {
  const items = parseArrayText(text2);
  if (items) return items;
  throw createError("bad_literal", { type: "array", text: text2.slice(0, 60), expected: "Write it like '{a,b}'." });
}
function convertItems(items, type) {
  return items.map((item) => {
    if (Array.isArray(item)) return convertItems(item, type);
    if (typeof item !== "string") return item;
    if (type === "boolean") return /^(t|true|y|yes|on|1)$/i.test(item);
    if (type !== "integer" && type !== "double" && type !== "numeric") return item;
    const number2 = Number(item);
    if (item.trim() !== "" && !Number.isNaN(number2)) return number2;
    throw createError("bad_literal", { type, text: item.slice(0, 60), expected: "Write a number." });
  });
}
function splitText(text2, separator2) {
  if (text2 === "") return [];
  if (separator2 === null || separator2 === void 0) return [...text2];
  return separator2 === "" ? [text2] : text2.split(String(separator2));
}
function flatten2(items) {
  return items.flatMap((item) => Array.isArray(item) ? flatten2(item) : [item]);
}
function printItem(item) {
  return typeof item === "string" ? item : JSON.stringify(item);
}
function isSame(item, value) {
  if (typeof value === "bigint") return item === Number(value);
  if (typeof item === "boolean") return Number(item) === Number(value) || item === value;
  return typeof item === "object" ? JSON.stringify(item) === (typeof value === "string" ? value : JSON.stringify(value)) : item === value;
}

// src/plan/functions/registered-document-functions.ts
var registeredDocumentFunctions = [
  // The value comes as the one item of an array, which keeps true from 1 and NULL from 'null'.
  define("value_to_json", 1, (list2) => {
    const [value] = JSON.parse(String(list2));
    return value === null || value === void 0 ? null : JSON.stringify(value);
  }),
  strict("json_without_nulls", 1, (json) => JSON.stringify(withoutNulls(JSON.parse(String(json))))),
  strict("json_indented", 1, (json) => JSON.stringify(JSON.parse(String(json)), void 0, 4)),
  strict("json_set_path", 3, (json, path, value) => {
    const keys = parseArrayText(String(path));
    if (!keys)
      throw createError("bad_literal", {
        type: "path",
        text: String(path).slice(0, 60),
        expected: "Write it like '{a,0,b}'."
      });
    return JSON.stringify(setAt(JSON.parse(String(json)), keys.map(String), JSON.parse(String(value))));
  }),
  ...["sum", "avg", "min", "max"].map(
    (name) => strict(`json_numbers_${name}`, 2, (json, path) => summarise(name, numbersAt(String(json), String(path))))
  )
];
function withoutNulls(value) {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => inner === null ? [] : [[key, withoutNulls(inner)]])
  );
}
function setAt(root, [key, ...rest], value) {
  if (key === void 0) return value;
  if (Array.isArray(root)) {
    const items = [...root];
    const index = Number(key) < 0 ? items.length + Number(key) : Number(key);
    if (index >= items.length) items.push(setAt(void 0, rest, value));
    else items[Math.max(0, index)] = setAt(items[Math.max(0, index)], rest, value);
    return items;
  }
  if (typeof root !== "object" || root === null) return root;
  const inner = root[key];
  return rest.length > 0 && inner === void 0 ? root : { ...root, [key]: setAt(inner, rest, value) };
}
function numbersAt(json, path) {
  let value = JSON.parse(json);
  for (const [, name, index] of path.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)) {
    value = value?.[name ?? index ?? ""];
  }
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "number");
}
function summarise(name, numbers2) {
  if (numbers2.length === 0) return null;
  if (name === "min") return Math.min(...numbers2);
  if (name === "max") return Math.max(...numbers2);
  const total = numbers2.reduce((sum, number2) => sum + number2, 0);
  return name === "sum" ? total : total / numbers2.length;
}

// src/plan/functions/number-format.ts
function formatNumber(value, template) {
  const isFilled = !/^FM/i.test(template);
  const pattern3 = template.replace(/^FM/i, "");
  const unknown = /EEEE|RN|TH|V|B|PR|C/i.exec(pattern3);
  if (unknown)
    throw createError("not_supported", {
      feature: `the pattern ${unknown[0]} of to_char`,
      advice: "Use 9, 0, D, G, S, MI and FM."
    });
  const [whole = "", fraction = ""] = splitAtPoint(pattern3);
  const decimals = countDigits(fraction);
  const rounded = Math.abs(value).toFixed(decimals);
  const [digits2 = "0", decimalDigits = ""] = rounded.split(".");
  const isNegative = value < 0 && Number(rounded) !== 0;
  const shownWhole = fillWhole(whole, digits2, isFilled);
  const shownFraction = fillFraction(fraction, decimalDigits, isFilled);
  return withSign(pattern3, shownWhole + shownFraction, isNegative, isFilled);
}
function splitAtPoint(pattern3) {
  const at = pattern3.search(/[.D]/i);
  return at < 0 ? [pattern3] : [pattern3.slice(0, at), pattern3.slice(at)];
}
function countDigits(pattern3) {
  return [...pattern3].filter((character) => character === "9" || character === "0").length;
}
function isDigitPlace(place2) {
  return place2 === "9" || place2 === "0";
}
function fillWhole(pattern3, digits2, isFilled) {
  const places = [...pattern3].filter((character) => /[09,G$L]/i.test(character));
  const isDigit = (place2) => place2 === "9" || place2 === "0";
  const count2 = places.filter(isDigit).length;
  if ((digits2 === "0" ? 0 : digits2.length) > count2)
    return places.map((place2) => isDigit(place2) ? "#" : place2).join("");
  const padded = digits2 === "0" && count2 === 0 ? "" : digits2.padStart(count2, " ");
  const firstZero = places.filter(isDigit).indexOf("0");
  let next = 0;
  const text2 = places.reduce((before2, place2) => {
    if (!isDigit(place2)) return before2 + fillSeparator(place2, before2);
    const digit = padded[next] ?? " ";
    const isZeroed = firstZero >= 0 && next >= firstZero;
    next++;
    return before2 + (digit === " " && isZeroed ? "0" : digit);
  }, "");
  return isFilled ? text2 : text2.replaceAll(" ", "");
}
function fillSeparator(place2, before2) {
  if (/[$L]/i.test(place2)) return "$";
  return /\d/.test(before2) ? "," : " ";
}
function fillFraction(pattern3, digits2, isFilled) {
  if (pattern3 === "") return "";
  const places = [...pattern3.slice(1)].filter((place2) => isDigitPlace(place2));
  if (isFilled) return `.${digits2}`;
  let kept = digits2;
  for (let index = places.length - 1; index >= 0 && places[index] === "9" && kept.endsWith("0"); index--)
    kept = kept.slice(0, -1);
  return `.${kept}`;
}
function withSign(pattern3, text2, isNegative, isFilled) {
  if (/^S/i.test(pattern3)) return placeSign(text2, isNegative ? "-" : "+");
  if (/S$/i.test(pattern3)) return text2 + (isNegative ? "-" : "+");
  if (/MI$/i.test(pattern3)) return text2 + (isNegative ? "-" : isFilled ? " " : "");
  if (/PL$/i.test(pattern3)) return text2 + (isNegative ? " " : "+");
  const blank = isFilled ? " " : "";
  return isNegative ? placeSign(isFilled ? ` ${text2}`.slice(1) : text2, "-", isFilled) : blank + text2;
}
function placeSign(text2, sign2, isFilled = true) {
  const at = text2.search(/\S/);
  return isFilled && at > 0 ? `${text2.slice(0, at)}${sign2}${text2.slice(at)}` : sign2 + text2;
}
function readNumberBy(text2) {
  const digits2 = text2.replaceAll(/[^\d.]/g, "");
  if (!/\d/.test(digits2))
    throw createError("bad_literal", { type: "numeric", text: text2.slice(0, 60), expected: "Write digits." });
  return /-/.test(text2) ? -Number(digits2) : Number(digits2);
}

// src/plan/functions/registered-number-functions.ts
var registeredNumberFunctions = [
  strict("cbrt", 1, (value) => Math.cbrt(Number(value))),
  strict("divide_whole", 2, (dividend, divisor) => asInteger(Number(dividend) / nonZero(Number(divisor)))),
  strict("divide_rest", 2, (dividend, divisor) => decimalRest(Number(dividend), nonZero(Number(divisor)))),
  strict("gcd", 2, (left2, right2) => asInteger(commonDivisor(Number(left2), Number(right2)))),
  strict("lcm", 2, (left2, right2) => {
    const divisor = commonDivisor(Number(left2), Number(right2));
    return asInteger(divisor === 0 ? 0 : Math.abs(Number(left2) / divisor * Number(right2)));
  }),
  strict("factorial", 1, (value) => {
    if (Number(value) < 0 || Number(value) > 170) throw outOfRange("the factorial");
    return Array.from({ length: Number(value) }, (_, index) => index + 1).reduce(
      (product, factor) => product * factor,
      1
    );
  }),
  strict("width_bucket", 4, (value, low, high, count2) => {
    if (Number(count2) <= 0 || Number(low) === Number(high))
      throw createError("invalid_argument", {
        problem: "width_bucket needs a positive count and different bounds",
        advice: "Write width_bucket(x, 0, 100, 10)."
      });
    const share = (Number(value) - Number(low)) / (Number(high) - Number(low));
    return asInteger(share < 0 ? 0 : share >= 1 ? Number(count2) + 1 : Math.floor(share * Number(count2)) + 1);
  }),
  strict("is_number_text", 1, (text2) => String(text2).trim() !== "" && !Number.isNaN(Number(text2)) ? 1n : 0n),
  strict("fit_numeric", 3, (value, precision, scale) => {
    const factor = 10 ** Number(scale);
    const rounded = Math.sign(Number(value)) * Math.round(Number((Math.abs(Number(value)) * factor).toPrecision(15))) / factor;
    if (Math.abs(rounded) >= 10 ** (Number(precision) - Number(scale)))
      throw outOfRange("numeric field overflow: the value");
    return rounded;
  }),
  strict("count_decimals", 1, (value) => asInteger(String(value).split(".")[1]?.length ?? 0)),
  strict("format_number", 2, (value, template) => formatNumber(Number(value), String(template))),
  strict("read_number", 2, (text2) => readNumberBy(String(text2)))
];
function nonZero(divisor) {
  if (divisor === 0) throw createError("division_by_zero", {});
  return divisor;
}
function decimalRest(dividend, divisor) {
  return Number((dividend % divisor).toPrecision(15));
}
function commonDivisor(left2, right2) {
  let [first, second] = [Math.abs(left2), Math.abs(right2)];
  while (second !== 0) [first, second] = [second, first % second];
  return first;
}
function outOfRange(what) {
  return createError("execution_failed", {
    sqlState: "22003",
    problem: `${what} is out of range`,
    advice: "Use a smaller number."
  });
}

// src/plan/functions/message-digest.ts
var shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
var constants = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32));
function digestText(text2) {
  const bytes = new TextEncoder().encode(text2);
  const padded = new Uint8Array((Math.floor((bytes.length + 8) / 64) + 1) * 64);
  padded.set(bytes);
  padded[bytes.length] = 128;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, bytes.length * 8 >>> 0, true);
  view.setUint32(padded.length - 4, Math.floor(bytes.length / 2 ** 29), true);
  let state = [1732584193, 4023233417, 2562383102, 271733878];
  for (let offset = 0; offset < padded.length; offset += 64) state = addBlock(state, view, offset);
  const output = new DataView(new ArrayBuffer(16));
  for (const [index, word] of state.entries()) output.setUint32(index * 4, word >>> 0, true);
  return Array.from({ length: 16 }, (_, index) => output.getUint8(index).toString(16).padStart(2, "0")).join("");
}
function addBlock(state, view, offset) {
  let [a, b, c, d] = state;
  for (let step = 0; step < 64; step++) {
    const [mixed, word] = mix(step, b, c, d);
    const sum = a + mixed + (constants[step] ?? 0) + view.getUint32(offset + word * 4, true) | 0;
    const shift = shifts[(step >> 4) * 4 + step % 4] ?? 0;
    [a, d, c, b] = [d, c, b, b + (sum << shift | sum >>> 32 - shift) | 0];
  }
  return [state[0] + a | 0, state[1] + b | 0, state[2] + c | 0, state[3] + d | 0];
}
function mix(step, b, c, d) {
  if (step < 16) return [b & c | ~b & d, step];
  if (step < 32) return [d & b | ~d & c, (5 * step + 1) % 16];
  if (step < 48) return [b ^ c ^ d, (3 * step + 5) % 16];
  return [c ^ (b | ~d), 7 * step % 16];
}

// src/plan/functions/registered-text-functions.ts
var registeredTextFunctions = [
  strict("lower", 1, (text2) => String(text2).toLowerCase()),
  strict("upper", 1, (text2) => String(text2).toUpperCase()),
  strict(
    "initcap",
    1,
    (text2) => String(text2).toLowerCase().replace(/[\p{L}\p{N}]+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1))
  ),
  define("substring_from", -1, (...values2) => {
    const [text2, start, length] = values2;
    if (values2.includes(null) || text2 === void 0 || start === void 0) return null;
    return substringFrom(String(text2), Number(start), length === void 0 ? void 0 : Number(length));
  }),
  strict("left_part", 2, (text2, count2) => {
    const characters = [...String(text2)];
    return characters.slice(0, Number(count2) < 0 ? Math.max(0, characters.length + Number(count2)) : Number(count2)).join("");
  }),
  strict("right_part", 2, (text2, count2) => {
    const characters = [...String(text2)];
    return characters.slice(Number(count2) < 0 ? -Number(count2) : Math.max(0, characters.length - Number(count2))).join("");
  }),
  strict("split_part", 3, (text2, separator2, index) => {
    if (Number(index) === 0) {
      throw createError("invalid_argument", {
        problem: "field position must not be zero",
        advice: "Count the pieces from 1, or from -1 at the end."
      });
    }
    const pieces = separator2 === "" ? [String(text2)] : String(text2).split(String(separator2));
    return pieces.at(Number(index) > 0 ? Number(index) - 1 : Number(index)) ?? "";
  }),
  strict("repeat_text", 2, (text2, count2) => {
    const length = String(text2).length * Math.max(0, Number(count2));
    if (length > 1e8) {
      throw createError("invalid_argument", {
        problem: "the repeated text would be longer than 100 MB",
        advice: "Repeat it fewer times."
      });
    }
    return String(text2).repeat(Math.max(0, Number(count2)));
  }),
  strict("reverse_text", 1, (text2) => [...String(text2)].reverse().join("")),
  define("lpad", -1, (...values2) => pad(values2, (text2, filling) => filling + text2)),
  define("rpad", -1, (...values2) => pad(values2, (text2, filling) => text2 + filling)),
  define("regexp_matches_text", 3, (text2, pattern3, flags) => {
    if (text2 === null || pattern3 === null) return null;
    return compilePattern(String(pattern3), String(flags ?? "")).test(String(text2)) ? 1n : 0n;
  }),
  strict(
    "similar_to",
    3,
    (text2, pattern3, escaping) => compilePattern(translateSimilar(String(pattern3), String(escaping)), "s").test(String(text2)) ? 1n : 0n
  )
];
function substringFrom(text2, start, length) {
  if (length !== void 0 && length < 0) {
    throw createError("invalid_argument", {
      problem: "negative substring length not allowed",
      advice: "Give a length of 0 or more."
    });
  }
  const characters = [...text2];
  const from = Math.max(0, start - 1);
  return characters.slice(from, length === void 0 ? void 0 : Math.max(from, start - 1 + length)).join("");
}
function pad(values2, join4) {
  const [text2, length, fill = " "] = values2;
  if (values2.some((value) => value === null)) return null;
  const characters = [...String(text2)];
  const size = Math.min(Math.max(0, Number(length)), 1e7);
  if (characters.length >= size) return characters.slice(0, size).join("");
  const filling = [...String(fill)];
  if (filling.length === 0) return String(text2);
  return join4(
    String(text2),
    Array.from({ length: size - characters.length }, (_, index) => filling[index % filling.length] ?? "").join("")
  );
}
function translateSimilar(pattern3, escaping) {
  let [translated, isEscaped, isInBrackets] = ["", false, false];
  for (const character of pattern3) {
    const literal = character.replace(/[$()*+.?[\\\]^{|}/]/gu, "\\$&");
    if (isEscaped) translated += literal;
    else if (character === escaping) {
      isEscaped = true;
      continue;
    } else if (isInBrackets) translated += character === "\\" ? "\\\\" : character;
    else if (character === "%") translated += ".*";
    else if (character === "_") translated += ".";
    else translated += ".^$\\".includes(character) ? literal : character;
    isEscaped = false;
    if (character === "[") isInBrackets = true;
    if (character === "]") isInBrackets = false;
  }
  return `^(?:${translated})$`;
}
var patterns = /* @__PURE__ */ new Map();
function compilePattern(pattern3, flags) {
  const key = `${flags}/${pattern3}`;
  const known = patterns.get(key);
  if (known) return known;
  try {
    const compiled = new RegExp(pattern3, `${flags}u`);
    if (patterns.size >= 100) patterns.clear();
    patterns.set(key, compiled);
    return compiled;
  } catch (cause) {
    const slots = {
      problem: `the regular expression "${pattern3.slice(0, 60)}" is not valid`,
      advice: "Escape special characters with a backslash."
    };
    throw createError("invalid_argument", slots, { cause });
  }
}

// src/plan/functions/registered-pattern-functions.ts
var registeredPatternFunctions = [
  strict("regexp_replace_text", 4, (text2, pattern3, by, flags) => {
    const compiled = compilePattern(String(pattern3), keepFlags(String(flags), "gims"));
    return String(text2).replace(
      compiled,
      String(by).replaceAll("$", "$$$$").replaceAll("\\\\", "\0").replaceAll("\\&", "$&").replaceAll(/\\(\d)/g, "$$$1").replaceAll("\0", "\\")
    );
  }),
  strict("regexp_groups", 3, (text2, pattern3, flags) => {
    const match = compilePattern(String(pattern3), keepFlags(String(flags), "ims")).exec(String(text2));
    return match && JSON.stringify(match.length > 1 ? match.slice(1) : [match[0]]);
  }),
  strict(
    "regexp_count",
    2,
    (text2, pattern3) => asInteger([...String(text2).matchAll(compilePattern(String(pattern3), "g"))].length)
  ),
  strict("regexp_substr", 2, (text2, pattern3) => compilePattern(String(pattern3), "").exec(String(text2))?.[0] ?? null),
  strict("regexp_instr", 2, (text2, pattern3) => {
    const match = compilePattern(String(pattern3), "").exec(String(text2));
    return asInteger(match ? [...String(text2).slice(0, match.index)].length + 1 : 0);
  }),
  strict("patindex", 2, (pattern3, text2) => {
    const inner = [...String(pattern3).replace(/^%/, "").replace(/%$/, "")].map(translateLike).join("");
    const start = String(pattern3).startsWith("%") ? "" : "^";
    const end = String(pattern3).endsWith("%") ? "" : "$";
    const match = compilePattern(start + inner + end, "s").exec(String(text2));
    return asInteger(match ? [...String(text2).slice(0, match.index)].length + 1 : 0);
  }),
  strict("translate", 3, (text2, from, to) => {
    const [source, target] = [[...String(from)], [...String(to)]];
    return [...String(text2)].map((character) => source.includes(character) ? target[source.indexOf(character)] ?? "" : character).join("");
  }),
  strict("stuff_text", 4, (text2, from, count2, by) => {
    const characters = [...String(text2)];
    const start = Math.max(0, Number(from) - 1);
    return characters.slice(0, start).join("") + String(by) + characters.slice(start + Math.max(0, Number(count2))).join("");
  }),
  define(
    "format_text",
    -1,
    (template = null, ...values2) => template === null ? null : formatText(String(template), values2)
  ),
  strict(
    "quote_ident",
    1,
    (text2) => /^[a-z_][a-z0-9_]*$/.test(String(text2)) ? text2 : `"${String(text2).replaceAll('"', '""')}"`
  ),
  strict("normalize_text", 2, (text2, form) => {
    const name = String(form).toUpperCase();
    if (name === "NFC" || name === "NFD" || name === "NFKC" || name === "NFKD") return String(text2).normalize(name);
    throw createError("invalid_argument", {
      problem: `"${String(form)}" is no Unicode normal form`,
      advice: "Use NFC, NFD, NFKC or NFKD."
    });
  }),
  strict("mask_text", 4, (text2, character, first, last) => {
    const characters = [...String(text2)];
    return characters.map(
      (own, index) => index < Number(first) || index >= characters.length - Number(last) ? own : String(character)
    ).join("");
  }),
  strict("md5", 1, (text2) => digestText(String(text2))),
  strict("levenshtein", 2, (left2, right2) => asInteger(countEdits([...String(left2)], [...String(right2)]))),
  strict("sound_difference", 2, (left2, right2) => {
    const [first, second] = [soundOf(String(left2)), soundOf(String(right2))];
    return asInteger([...first].filter((character, index) => character === second[index]).length);
  })
];
function keepFlags(flags, known) {
  const unknown = [...flags].find((flag) => !"gimsnpqwxec".includes(flag));
  if (unknown !== void 0) {
    throw createError("invalid_argument", {
      problem: `"${unknown}" is no flag of a regular expression`,
      advice: "Use g, i, m or s."
    });
  }
  return [...new Set(flags)].filter((flag) => known.includes(flag)).join("");
}
function translateLike(character) {
  if (character === "%") return ".*";
  return character === "_" ? "." : character.replace(/[$()*+.?\\^{|}/]/gu, "\\$&");
}
function formatText(template, values2) {
  let next = 0;
  return template.replace(
    /%(?:(\d+)\$)?(-)?(\d+)?([sIL%])/g,
    (_, place2, minus2, width, type) => {
      if (type === "%") return "%";
      const index = place2 === void 0 ? next : Number(place2) - 1;
      next = index + 1;
      if (index >= values2.length)
        throw createError("invalid_argument", {
          problem: "too few arguments for format()",
          advice: "Give a value for each %s."
        });
      const value = values2[index];
      const text2 = value === null || value === void 0 ? null : String(value);
      const shown = type === "L" ? text2 === null ? "NULL" : `'${text2.replaceAll("'", "''")}'` : type === "I" ? quoteName(text2 ?? "") : text2 ?? "";
      return minus2 === void 0 ? shown.padStart(Number(width ?? 0)) : shown.padEnd(Number(width ?? 0));
    }
  );
}
function quoteName(text2) {
  return /^[a-z_][a-z0-9_]*$/.test(text2) ? text2 : `"${text2.replaceAll('"', '""')}"`;
}
function countEdits(left2, right2) {
  let previous = Array.from({ length: right2.length + 1 }, (_, index) => index);
  for (const [row, own] of left2.entries()) {
    const current = [row + 1];
    for (const [column2, other] of right2.entries()) {
      const replaced = (previous[column2] ?? 0) + (own === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column2 + 1] ?? 0) + 1, (current[column2] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
var soundCodes = Object.fromEntries(
  ["BFPV", "CGJKQSXZ", "DT", "L", "MN", "R"].flatMap(
    (letters, index) => [...letters].map((letter) => [letter, String(index + 1)])
  )
);
function soundOf(word) {
  const letters = [...word.toUpperCase().replaceAll(/[^A-Z]/g, "")];
  let [code, last] = [letters[0] ?? "", soundCodes[letters[0] ?? ""]];
  for (const letter of letters.slice(1)) {
    const own = soundCodes[letter];
    if (own !== void 0 && own !== last) code += own;
    if (letter !== "H" && letter !== "W") last = own;
  }
  return code.padEnd(4, "0").slice(0, 4);
}

// src/plan/functions/registered-table-functions.ts
var seriesLimit = 5e6;
var registeredTableFunctions = [
  strict("series_of_numbers", 3, (from, to, step) => {
    if (Number(step) === 0) throw stepIsZero();
    const size = Math.floor((Number(to) - Number(from)) / Number(step)) + 1;
    checkSize(size);
    return JSON.stringify(Array.from({ length: Math.max(0, size) }, (_, index) => Number(from) + index * Number(step)));
  }),
  strict("series_of_times", 5, (from, to, months, days, seconds) => {
    const [first, last] = [readInstant(from), readInstant(to)];
    const parts = { months: Number(months), days: Number(days), seconds: Number(seconds) };
    const sign2 = Math.sign(addToInstant(first, parts) - first);
    if (sign2 === 0) throw stepIsZero();
    const times = [];
    for (let time = first; (last - time) * sign2 >= 0; time = addToInstant(time, parts)) {
      times.push(formatTimestamp(time));
      checkSize(times.length);
    }
    return JSON.stringify(times);
  }),
  strict("json_elements", 1, (json) => JSON.stringify(readList(json).map((item) => JSON.stringify(item)))),
  strict("json_element_texts", 1, (json) => JSON.stringify(readList(json).map(printItem2))),
  strict(
    "json_pairs",
    1,
    (json) => JSON.stringify(Object.entries(readObject(json)).map(([key, value]) => [key, JSON.stringify(value)]))
  ),
  strict(
    "json_pair_texts",
    1,
    (json) => JSON.stringify(Object.entries(readObject(json)).map(([key, value]) => [key, printItem2(value)]))
  ),
  strict("json_keys", 1, (json) => JSON.stringify(Object.keys(readObject(json)))),
  strict(
    "regexp_split",
    3,
    (text2, pattern3, flags) => JSON.stringify(splitBy(String(text2), compilePattern(String(pattern3), `${plainFlags(flags)}g`)))
  ),
  strict("regexp_all", 3, (text2, pattern3, flags) => {
    const matches = [...String(text2).matchAll(compilePattern(String(pattern3), `${plainFlags(flags)}g`))];
    const wanted = String(flags).includes("g") ? matches : matches.slice(0, 1);
    return JSON.stringify(wanted.map((match) => JSON.stringify(match.length > 1 ? match.slice(1) : [match[0]])));
  })
];
function stepIsZero() {
  return createError("invalid_argument", {
    problem: "step size cannot equal zero",
    advice: "Give a step that leads somewhere."
  });
}
function checkSize(size) {
  if (size <= seriesLimit) return;
  throw createError("execution_failed", {
    sqlState: "54000",
    problem: `a series of more than ${String(seriesLimit)} rows`,
    advice: "Make it shorter."
  });
}
function readInstant(value) {
  const epochMs = parseTimestamp(String(value));
  if (epochMs !== void 0) return epochMs;
  throw createError("bad_literal", {
    type: "timestamp",
    text: String(value).slice(0, 60),
    expected: "Write it like '2026-01-31'."
  });
}
function readList(json) {
  const value = JSON.parse(String(json));
  if (Array.isArray(value)) return value;
  throw createError("invalid_argument", {
    problem: "elements can only be taken from a JSON array",
    advice: "Test it with json_typeof(\u2026) = 'array' first."
  });
}
function readObject(json) {
  const value = JSON.parse(String(json));
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw createError("invalid_argument", {
    problem: "keys can only be taken from a JSON object",
    advice: "Test it with json_typeof(\u2026) = 'object' first."
  });
}
function printItem2(item) {
  if (item === null || item === void 0) return null;
  return typeof item === "string" ? item : JSON.stringify(item);
}
function plainFlags(flags) {
  return String(flags).replaceAll(/[^ims]/g, "");
}
function splitBy(text2, pattern3) {
  const pieces = [];
  let from = 0;
  for (const match of text2.matchAll(pattern3)) {
    if (match[0] === "" && (match.index === from || match.index === text2.length)) {
      if (match.index === 0 || match.index === text2.length) continue;
    }
    pieces.push(text2.slice(from, match.index));
    from = match.index + match[0].length;
  }
  pieces.push(text2.slice(from));
  return pieces;
}

// src/plan/time-zone.ts
var formatters = /* @__PURE__ */ new Map();
function checkZone(zone, position) {
  if (readOffsetMs(zone) !== void 0 || findFormatter(zone)) return;
  const slots = {
    problem: `the time zone "${zone}" is not known`,
    advice: "Write a name such as 'Europe/Dublin', or 'UTC'."
  };
  throw createError("invalid_argument", slots, { position });
}
function offsetAt(epochMs, zone) {
  const fixed = readOffsetMs(zone);
  if (fixed !== void 0) return fixed;
  const formatter = findFormatter(zone);
  if (!formatter) {
    checkZone(zone);
    return 0;
  }
  const parts = new Map(formatter.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(
    parts.get("year") ?? 1970,
    (parts.get("month") ?? 1) - 1,
    parts.get("day") ?? 1,
    parts.get("hour") ?? 0,
    parts.get("minute") ?? 0,
    parts.get("second") ?? 0
  );
  return local - Math.floor(epochMs / 1e3) * 1e3;
}
function instantOfLocal(localMs, zone) {
  const before2 = offsetAt(localMs - 432e5, zone);
  const after2 = offsetAt(localMs + 432e5, zone);
  for (const offset of [after2, before2]) {
    if (offsetAt(localMs - offset, zone) === offset) return localMs - offset;
  }
  return localMs - before2;
}
function readOffsetMs(zone) {
  const match = /^(?:[A-Za-z]{3,5})?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone.trim());
  if (!match) return /^(z|utc|gmt)$/i.test(zone.trim()) ? 0 : void 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? "0");
  return (match[1] === "-" ? 1 : -1) * minutes * 6e4;
}
function findFormatter(zone) {
  const known = formatters.get(zone);
  if (known) return known;
  try {
    const formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone.trim(),
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric"
    });
    formatters.set(zone, formatter);
    return formatter;
  } catch {
    return void 0;
  }
}

// src/plan/functions/time-format.ts
var monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December"
];
var dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
var pad2 = (value, width) => String(value).padStart(width, "0");
var hour12 = (date) => date.getUTCHours() % 12 || 12;
var monthName = (date) => monthNames[date.getUTCMonth()] ?? "";
var dayName = (date) => dayNames[date.getUTCDay()] ?? "";
var half = (date) => date.getUTCHours() < 12 ? "am" : "pm";
var dayOfYear = (date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 864e5) + 1;
var templateTable = [
  ["HH24", (date) => pad2(date.getUTCHours(), 2)],
  ["HH12", (date) => pad2(hour12(date), 2)],
  ["YYYY", (date) => pad2(date.getUTCFullYear(), 4)],
  ["IYYY", (date) => pad2(isoWeek(date).year, 4)],
  ["MONTH", (date) => monthName(date).toUpperCase().padEnd(9)],
  ["Month", (date) => monthName(date).padEnd(9)],
  ["month", (date) => monthName(date).toLowerCase().padEnd(9)],
  ["DDD", (date) => pad2(dayOfYear(date), 3)],
  ["DAY", (date) => dayName(date).toUpperCase().padEnd(9)],
  ["Day", (date) => dayName(date).padEnd(9)],
  ["day", (date) => dayName(date).toLowerCase().padEnd(9)],
  ["MON", (date) => monthName(date).slice(0, 3).toUpperCase()],
  ["Mon", (date) => monthName(date).slice(0, 3)],
  ["mon", (date) => monthName(date).slice(0, 3).toLowerCase()],
  ["YY", (date) => pad2(date.getUTCFullYear() % 100, 2)],
  ["MM", (date) => pad2(date.getUTCMonth() + 1, 2)],
  ["DD", (date) => pad2(date.getUTCDate(), 2)],
  ["DY", (date) => dayName(date).slice(0, 3).toUpperCase()],
  ["Dy", (date) => dayName(date).slice(0, 3)],
  ["dy", (date) => dayName(date).slice(0, 3).toLowerCase()],
  ["HH", (date) => pad2(hour12(date), 2)],
  ["MI", (date) => pad2(date.getUTCMinutes(), 2)],
  ["SS", (date) => pad2(date.getUTCSeconds(), 2)],
  ["MS", (date) => pad2(date.getUTCMilliseconds(), 3)],
  ["US", (date) => pad2(date.getUTCMilliseconds() * 1e3, 6)],
  ["ID", (date) => String(date.getUTCDay() || 7)],
  ["IW", (date) => pad2(isoWeek(date).week, 2)],
  ["WW", (date) => pad2(Math.floor((dayOfYear(date) - 1) / 7) + 1, 2)],
  ["AM", (date) => half(date).toUpperCase()],
  ["PM", (date) => half(date).toUpperCase()],
  ["am", (date) => half(date)],
  ["pm", (date) => half(date)],
  ["TZ", () => "UTC"],
  ["Q", (date) => String(Math.floor(date.getUTCMonth() / 3) + 1)],
  ["D", (date) => String(date.getUTCDay() + 1)]
];
var printers = new Map(templateTable);
var pattern2 = new RegExp(`"([^"]*)"|(FM)?(${templateTable.map(([template]) => template).join("|")})`, "g");
var caseless = new Map(templateTable.map(([template, print]) => [template.toUpperCase(), print]));
var anyCasePattern = new RegExp(pattern2.source, "gi");
function formatTime(epochMs, template) {
  const date = new Date(epochMs);
  return template.replace(
    anyCasePattern,
    (whole, quoted2, prefix, name) => {
      if (name === void 0) return quoted2 ?? whole;
      const text2 = (printers.get(name) ?? caseless.get(name.toUpperCase()))?.(date) ?? whole;
      return prefix === void 0 ? text2 : text2.trimEnd().replace(/^0+(?=\d)/, "");
    }
  );
}
function isoWeek(date) {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 864e5);
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}
var readerTable = [
  ["HH24", "\\d{1,2}", "hour"],
  ["HH12", "\\d{1,2}", "hour"],
  ["YYYY", "\\d{4}", "year"],
  ["MONTH", "[A-Za-z]+", "month"],
  ["MON", "[A-Za-z]{3}", "month"],
  ["YY", "\\d{2}", "year"],
  ["MM", "\\d{1,2}", "month"],
  ["DD", "\\d{1,2}", "day"],
  ["HH", "\\d{1,2}", "hour"],
  ["MI", "\\d{1,2}", "minute"],
  ["SS", "\\d{1,2}", "second"],
  ["MS", "\\d{1,3}", "millisecond"],
  ["AM", "[AaPp][Mm]", "half"],
  ["PM", "[AaPp][Mm]", "half"]
];
var readerPattern = new RegExp(`(?:FM|TM)?(${readerTable.map(([template]) => template).join("|")})`, "gi");
function readTimeBy(text2, template) {
  const fields = [];
  let pattern3 = "^\\s*";
  let from = 0;
  for (const match of template.matchAll(readerPattern)) {
    const row = readerTable.find(([name]) => name === match[1]?.toUpperCase());
    if (!row) continue;
    if (match.index > from) pattern3 += "[^A-Za-z0-9]*(?:T(?=\\d))?";
    pattern3 += `(${row[1]})`;
    fields.push(row[2]);
    from = match.index + match[0].length;
  }
  const found = new RegExp(pattern3).exec(text2);
  if (!found || fields.length === 0)
    throw createError("bad_literal", {
      type: "timestamp",
      text: text2.slice(0, 60),
      expected: `It has to look like ${template}.`
    });
  const values2 = new Map(fields.map((field, index) => [field, found[index + 1] ?? ""]));
  return composeTime(values2, text2);
}
function composeTime(values2, text2) {
  const number2 = (field, otherwise) => values2.has(field) ? Number(values2.get(field)) : otherwise;
  const word = values2.get("month") ?? "1";
  const named = monthNames.findIndex((name) => name.toLowerCase().startsWith(word.toLowerCase()));
  const month = /^\d+$/.test(word) ? Number(word) : named + 1;
  const year = number2("year", 1);
  const full = (values2.get("year")?.length ?? 4) > 2 ? year : year < 70 ? 2e3 + year : 1900 + year;
  const half2 = values2.get("half")?.toLowerCase();
  const hour = number2("hour", 0);
  const hours = half2 === "pm" && hour < 12 ? hour + 12 : half2 === "am" && hour === 12 ? 0 : hour;
  const pad3 = (value, width) => String(value).padStart(width, "0");
  const clock = `${pad3(hours, 2)}:${pad3(number2("minute", 0), 2)}:${pad3(number2("second", 0), 2)}.${pad3(number2("millisecond", 0), 3)}`;
  const epochMs = parseTimestamp(`${pad3(full, 4)}-${pad3(month, 2)}-${pad3(number2("day", 1), 2)} ${clock}`);
  if (epochMs === void 0)
    throw createError("bad_literal", {
      type: "timestamp",
      text: text2.slice(0, 60),
      expected: "The calendar has no such time."
    });
  return epochMs;
}

// src/plan/functions/registered-time-functions.ts
var registeredTimeFunctions = [
  strict("add_interval", 4, (time, months, days, seconds) => {
    const parts = { months: Number(months), days: Number(days), seconds: Number(seconds) };
    return printInstant(addToInstant(readInstant2(time), parts));
  }),
  strict("truncate_time", 2, (unit, time) => printInstant(truncateInstant(readUnit(unit), readInstant2(time)))),
  strict("epoch_to_timestamp", 1, (seconds) => printInstant(Math.round(Number(seconds) * 1e3))),
  strict(
    "add_units",
    3,
    (unit, count2, time) => printInstant(addToInstant(readInstant2(time), multiplyUnit(readUnit(unit), Number(count2))))
  ),
  strict(
    "count_boundaries",
    3,
    (unit, from, to) => asInteger(countBoundaries(readUnit(unit), readInstant2(from), readInstant2(to)))
  ),
  strict("instant_to_local", 2, (time, zone) => {
    const epochMs = readInstant2(time);
    return printInstant(epochMs + offsetAt(epochMs, String(zone)));
  }),
  strict("local_to_instant", 2, (time, zone) => printInstant(instantOfLocal(readInstant2(time), String(zone)))),
  strict("format_time", 2, (time, format2) => formatTime(readInstant2(time), String(format2))),
  strict("make_date", 3, (year, month, day2) => {
    const text2 = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day2).padStart(2, "0")}`;
    return printInstant(readInstant2(text2)).slice(0, 10);
  }),
  strict("range_bound", 3, (unit, offset, time) => {
    const name = readUnit(unit);
    const start = truncateInstant(name, readInstant2(time));
    return printInstant(addToInstant(start, multiplyUnit(name, Number(offset))));
  }),
  strict("make_timestamp", 5, makeTimestamp),
  strict("make_timestamp", 6, makeTimestamp),
  strict("make_timestamp", 7, makeTimestamp),
  strict("date_bin", 3, (span, time, origin) => {
    const spanMs = Number(span) * 1e3;
    if (spanMs <= 0)
      throw createError("invalid_argument", {
        problem: "the span of date_bin must be positive",
        advice: "Write it like '15 minutes'."
      });
    const [at, from] = [readInstant2(time), readInstant2(origin)];
    return printInstant(from + Math.floor((at - from) / spanMs) * spanMs);
  }),
  strict("age_part", 3, (unit, later, earlier) => {
    const parts = ageBetween(readInstant2(later), readInstant2(earlier));
    return unit === "month" ? asInteger(parts.months) : unit === "day" ? asInteger(parts.days) : parts.seconds;
  }),
  strict("justify_part", 5, (unit, what, months, days, seconds) => {
    const parts = justify(String(what), { months: Number(months), days: Number(days), seconds: Number(seconds) });
    return unit === "month" ? asInteger(parts.months) : unit === "day" ? asInteger(parts.days) : parts.seconds;
  }),
  strict("span_part", 4, (field, months, days, seconds) => {
    if (field === "epoch")
      return intervalSeconds({ months: Number(months), days: Number(days), seconds: Number(seconds) });
    return spanField(readUnit(field), { months: Number(months), days: Number(days), seconds: Number(seconds) });
  }),
  strict("read_time", 2, (text2, template) => printInstant(readTimeBy(String(text2), String(template)))),
  strict("name_field", 2, (field, time) => nameField(String(field), readInstant2(time))),
  strict("round_time", 2, (time, digits2) => {
    const unit = 10 ** (3 - Number(digits2));
    return printInstant(Math.round(readInstant2(time) / unit) * unit);
  }),
  strict("is_time_text", 1, (text2) => parseTimestamp(String(text2)) === void 0 ? 0n : 1n),
  strict("format_span", 2, (seconds, format2) => formatTime(Math.round(Number(seconds) * 1e3), String(format2)))
];
function makeTimestamp(...parts) {
  const [year = 0, month = 1, day2 = 1, hour = 0, minute = 0, second = 0, milliseconds2 = 0] = parts.map(Number);
  const pad3 = (value, width) => String(value).padStart(width, "0");
  const clock = `${pad3(hour, 2)}:${pad3(minute, 2)}:${pad3(Math.floor(second), 2)}`;
  const start = readInstant2(`${pad3(year, 4)}-${pad3(month, 2)}-${pad3(day2, 2)} ${clock}`);
  return printInstant(start + Math.round(second % 1 * 1e3) + milliseconds2);
}
function ageBetween(laterMs, earlierMs) {
  if (laterMs < earlierMs) return scaleInterval(ageBetween(earlierMs, laterMs), -1);
  const [later, earlier] = [new Date(laterMs), new Date(earlierMs)];
  let months = (later.getUTCFullYear() - earlier.getUTCFullYear()) * 12 + later.getUTCMonth() - earlier.getUTCMonth();
  let days = later.getUTCDate() - earlier.getUTCDate();
  let milliseconds2 = laterMs % 864e5 - earlierMs % 864e5;
  if (milliseconds2 < 0) {
    milliseconds2 += 864e5;
    days--;
  }
  if (days < 0) {
    days += new Date(Date.UTC(earlier.getUTCFullYear(), earlier.getUTCMonth() + 1, 0)).getUTCDate();
    months--;
  }
  return { months, days, seconds: milliseconds2 / 1e3 };
}
function justify(what, { months, days, seconds }) {
  const dayCarry = what === "days" ? 0 : Math.trunc(seconds / 86400);
  let [allDays, allMonths, rest] = [days + dayCarry, months, seconds - dayCarry * 86400];
  if (what !== "hours") {
    const monthCarry = Math.trunc(allDays / 30);
    [allMonths, allDays] = [allMonths + monthCarry, allDays - monthCarry * 30];
    if (allMonths > 0 && (allDays < 0 || allDays === 0 && rest < 0))
      [allMonths, allDays] = [allMonths - 1, allDays + 30];
  }
  if (what !== "days" && allDays > 0 && rest < 0) [allDays, rest] = [allDays - 1, rest + 86400];
  return { months: allMonths, days: allDays, seconds: rest };
}
function nameField(field, epochMs) {
  const lowered = field.toLowerCase();
  if (/^(dw|w|weekday|dow)$/.test(lowered)) return formatTime(epochMs, "FMDay");
  const unit = readUnit(field);
  const template = {
    year: "YYYY",
    quarter: "Q",
    month: "FMMonth",
    week: "FMIW",
    day: "FMDD",
    hour: "FMHH24",
    minute: "FMMI",
    second: "FMSS",
    millisecond: "FMMS"
  }[unit];
  return formatTime(epochMs, template ?? "YYYY-MM-DD");
}
function readInstant2(value) {
  const epochMs = parseTimestamp(String(value));
  if (epochMs !== void 0) return epochMs;
  throw createError("bad_literal", {
    type: "timestamp",
    text: String(value).slice(0, 60),
    expected: "Write it like '2026-01-31 14:30:00'."
  });
}
function printInstant(epochMs) {
  if (Number.isFinite(epochMs) && epochMs >= -621355968e5 && epochMs <= 253402300799999)
    return formatTimestamp(epochMs);
  throw createError("execution_failed", {
    sqlState: "22008",
    problem: "timestamp out of range",
    advice: "Years go from 1 to 9999."
  });
}
function readUnit(value) {
  const unit = normaliseUnit(String(value));
  if (unit !== void 0) return unit;
  throw createError("invalid_argument", {
    problem: `"${String(value).slice(0, 60)}" is no unit of time`,
    advice: "Use second, minute, hour, day, week, month, quarter or year."
  });
}
var yearSteps = { year: 1, decade: 10, century: 100, millennium: 1e3 };
var spanUnitsMs = {
  microsecond: 1,
  millisecond: 1,
  second: 1e3,
  minute: 6e4,
  hour: 36e5,
  day: 864e5
};
function truncateInstant(unit, epochMs) {
  const spanMs = spanUnitsMs[unit];
  if (spanMs !== void 0) return Math.floor(epochMs / spanMs) * spanMs;
  const date = new Date(epochMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === "week") return Date.UTC(year, month, date.getUTCDate() - (date.getUTCDay() + 6) % 7);
  if (unit === "month") return Date.UTC(year, month, 1);
  if (unit === "quarter") return Date.UTC(year, month - month % 3, 1);
  const step = yearSteps[unit] ?? 1;
  const first = step >= 100 ? Math.floor((year - 1) / step) * step + 1 : Math.floor(year / step) * step;
  return Date.UTC(first, 0, 1);
}
function countBoundaries(unit, fromMs, toMs) {
  const spanMs = spanUnitsMs[unit];
  if (spanMs !== void 0) return Math.floor(toMs / spanMs) - Math.floor(fromMs / spanMs);
  if (unit === "week") return (truncateInstant("week", toMs) - truncateInstant("week", fromMs)) / (7 * 864e5);
  const months = (epochMs) => new Date(epochMs).getUTCFullYear() * 12 + new Date(epochMs).getUTCMonth();
  const size = unit === "month" ? 1 : unit === "quarter" ? 3 : 12 * (yearSteps[unit] ?? 1);
  return Math.floor(months(toMs) / size) - Math.floor(months(fromMs) / size);
}
function spanField(unit, { months, days, seconds }) {
  const rest = Math.round(seconds % 60 * 1e6) / 1e6;
  const fields = {
    millennium: Math.trunc(months / 12e3),
    century: Math.trunc(months / 1200),
    decade: Math.trunc(months / 120),
    year: Math.trunc(months / 12),
    quarter: Math.trunc(months % 12 / 3) + 1,
    month: months % 12,
    week: Math.trunc(days / 7),
    day: days,
    hour: Math.trunc(seconds / 3600),
    minute: Math.trunc(seconds % 3600 / 60),
    second: rest,
    millisecond: Math.round(rest * 1e6) / 1e3,
    microsecond: Math.round(rest * 1e6)
  };
  return fields[unit] ?? 0;
}

// src/plan/coercion.ts
var typeClasses = {
  varchar: "text",
  text: "text",
  integer: "number",
  double: "number",
  numeric: "number",
  boolean: "boolean",
  timestamp: "time",
  date: "time",
  json: "json",
  interval: "interval",
  unknown: "unknown"
};
function classOf(type) {
  return typeClasses[type];
}
function unifyTypes(expressions, place2) {
  return expressions.reduce((common, { type, node }) => {
    const next = joinTypes(common, type);
    if (next !== void 0) return next;
    const problem = `${place2} mixes the types ${common} and ${type}`;
    const slots = { problem, advice: `Cast one side, e.g. CAST(\u2026 AS ${common}).` };
    throw createError("type_mismatch", slots, { position: node.at });
  }, "unknown");
}
function joinTypes(left2, right2) {
  if (left2 === right2 || right2 === "unknown") return left2;
  if (left2 === "unknown") return right2;
  if (classOf(left2) !== classOf(right2)) return void 0;
  switch (classOf(left2)) {
    case "text":
      return "text";
    case "number":
      return left2 === "double" || right2 === "double" ? "double" : "numeric";
    case "time":
      return "timestamp";
    case "boolean":
    case "json":
    case "interval":
    case "unknown":
      return left2;
  }
}
function coerce(bound3, type, nameParameter) {
  const { node } = bound3;
  if (node.kind === "NullLiteral" || bound3.type === type && !isUntypedParameter(bound3))
    return { ...bound3, type: bound3.type === "unknown" ? type : bound3.type };
  if (isUntypedParameter(bound3) && node.kind === "Parameter") {
    const settled = type === "unknown" ? "text" : type;
    return { ...bound3, type: settled, node: parameterNode(nameParameter(node.name, settled, node.at), node.at) };
  }
  const constant = constantText(node);
  if (constant !== void 0 && (bound3.type === "unknown" || classOf(bound3.type) === "number")) {
    const literal = convertConstant(constant, type, bound3.type, node);
    if (literal) return { ...bound3, ...literal, type };
  }
  if (type === "unknown") return { ...bound3, type: bound3.type === "unknown" ? "text" : bound3.type };
  const converted = widen(bound3, type);
  if (converted) return { ...bound3, node: converted, type };
  const slots = {
    problem: `a value of type ${bound3.type} stands where ${type} is needed`,
    advice: `Cast it: CAST(\u2026 AS ${type}).`
  };
  throw createError("type_mismatch", slots, { position: node.at });
}
function isUntypedParameter(bound3) {
  return bound3.type === "unknown" && bound3.node.kind === "Parameter";
}
function constantText(node) {
  if (node.kind === "StringLiteral") return node.value;
  if (node.kind === "NumberLiteral") return node.text;
  if (node.kind === "Unary" && node.operator === "-" && node.operand.kind === "NumberLiteral")
    return `-${node.operand.text}`;
  return void 0;
}
function convertConstant(text2, type, from, node) {
  const isNumber = from !== "unknown";
  switch (type) {
    case "varchar":
    case "text":
      return { node: textNode(text2, node.at) };
    case "json":
      return { node: textNode(isNumber ? text2 : readJson(text2, node), node.at) };
    case "integer":
      return isNumber ? void 0 : { node: readNumber(text2, node, /^\s*[+-]?\d+\s*$/, "integer") };
    case "double":
    case "numeric":
      return isNumber ? { node } : { node: readNumber(text2, node, /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i, type) };
    case "boolean":
      return isNumber ? void 0 : { node: readBoolean(text2, node) };
    case "timestamp":
      return { node: textNode(formatTimestamp(isNumber ? Number(text2) * 1e3 : readTimestamp(text2, node)), node.at) };
    case "date":
      return isNumber ? void 0 : { node: textNode(formatTimestamp(readTimestamp(text2, node, "date")).slice(0, 10), node.at) };
    case "interval": {
      const parts = isNumber ? void 0 : parseInterval(text2);
      if (!parts) throw badLiteral("interval", text2, node, "Write it like '7 days' or '1 month'.");
      return { node: numberNode(intervalSeconds(parts), node.at), interval: parts };
    }
    case "unknown":
      return void 0;
  }
}
function widen({ node, type: from }, type) {
  if (type === "timestamp" && from === "date") return concatNode(node, textNode(" 00:00:00"));
  if (classOf(type) === "number" && classOf(from) === "number") return type === "integer" ? void 0 : node;
  if (classOf(type) === "text" && classOf(from) === "text") return node;
  if (classOf(type) === "text" && from === "json") return node;
  return void 0;
}
function readJson(text2, node) {
  try {
    const value = JSON.parse(text2);
    return /\d{16}/.test(text2) ? text2 : JSON.stringify(value);
  } catch {
    throw badLiteral("json", text2, node, 'Write JSON: names and texts in double quotes, e.g. {"a": 1}.');
  }
}
function readNumber(text2, node, pattern3, type) {
  if (!pattern3.test(text2)) throw badLiteral(type, text2, node, "Write a number.");
  return numberNode(text2.trim().replace(/^\+/, ""), node.at);
}
function readTimestamp(text2, node, type = "timestamp") {
  const epochMs = parseTimestamp(text2);
  if (epochMs === void 0) throw badLiteral(type, text2, node, "Write it like '2026-01-31' or '2026-01-31 14:30:00'.");
  return epochMs;
}
function readBoolean(text2, node) {
  const value = parseBoolean(text2);
  if (value === void 0) throw badLiteral("boolean", text2, node, "Write true or false.");
  return { kind: "BooleanLiteral", value, at: node.at };
}
function parseBoolean(text2) {
  const word = text2.trim().toLowerCase();
  if (word === "") return void 0;
  if ("true".startsWith(word) || "yes".startsWith(word) || word === "on" || word === "1") return true;
  if ("false".startsWith(word) || "no".startsWith(word) || word === "off" || word === "of" || word === "0")
    return false;
  return void 0;
}
function badLiteral(type, text2, node, expected) {
  const shown = text2.length > 60 ? `${text2.slice(0, 60)}\u2026` : text2;
  return createError("bad_literal", { type, text: shown, expected }, { position: node.at });
}
function settledType(type) {
  return type === void 0 || type === "unknown" ? "text" : type;
}
function asCondition(bound3, place2, nameParameter) {
  const { node, type } = bound3;
  if (type === "boolean") return bound3;
  if (type === "unknown") return coerce(bound3, "boolean", nameParameter);
  if (node.kind === "NumberLiteral")
    return { ...bound3, node: binaryNode("<>", node, numberNode(0), node.at), type: "boolean" };
  const slots = {
    problem: `the condition of ${place2} is of type ${type}, not boolean`,
    advice: "Compare it with something, e.g. <> 0 or IS NOT NULL."
  };
  throw createError("type_mismatch", slots, { position: node.at });
}
function notSupported(feature, advice, node) {
  return createError("not_supported", { feature, advice }, { position: node.at });
}

// src/plan/functions/registered-value-functions.ts
var registeredValueFunctions = [
  strict("text_to_integer", 1, (value) => readInteger2(value)),
  strict("json_to_integer", 1, (value) => readInteger2(String(value))),
  strict("text_to_double", 1, (value) => {
    const number2 = Number(value);
    if (String(value).trim() === "" || Number.isNaN(number2)) throw badValue("double", value);
    return number2;
  }),
  strict("text_to_boolean", 1, (value) => {
    const boolean = parseBoolean(String(value));
    if (boolean === void 0) throw badValue("boolean", value);
    return boolean ? 1n : 0n;
  }),
  strict("text_to_timestamp", 1, (value) => formatTimestamp(readTime("timestamp", value))),
  strict("text_to_date", 1, (value) => formatTimestamp(readTime("date", value)).slice(0, 10)),
  strict("text_to_interval", 1, (value) => {
    const parts = parseInterval(String(value));
    if (!parts) throw badValue("interval", value);
    return intervalSeconds(parts);
  }),
  strict("interval_to_text", 1, (seconds) => formatInterval(Number(seconds))),
  strict(
    "format_interval",
    3,
    (months, days, seconds) => formatIntervalParts({ months: Number(months), days: Number(days), seconds: Number(seconds) })
  ),
  strict("scale_interval", 5, (part2, months, days, seconds, factor) => {
    const scaled = scaleInterval(
      { months: Number(months), days: Number(days), seconds: Number(seconds) },
      Number(factor)
    );
    return [scaled.months, scaled.days, scaled.seconds][Number(part2)] ?? null;
  }),
  strict("double_to_text", 1, (value) => String(value)),
  strict("truncate_to", 1, (value) => Math.trunc(Number(value))),
  strict("truncate_to", 2, (value, digits2) => Math.trunc(Number(value) * 10 ** Number(digits2)) / 10 ** Number(digits2)),
  strict("round_to", 2, (value, digits2) => {
    const scale = 10 ** Number(digits2);
    const scaled = Math.abs(Number(value)) * scale;
    return Math.sign(Number(value)) * Math.round(scaled) / scale;
  }),
  // Called only where a divisor is zero; not deterministic, or SQLite would call it ahead.
  {
    ...define("raise_division_by_zero", 0, () => {
      throw createError("division_by_zero", {});
    }),
    isDeterministic: false
  },
  {
    ...define("raise_many_rows", 0, () => {
      throw createError("scalar_subquery_rows", {});
    }),
    isDeterministic: false
  },
  strict("json_type_name", 1, (text2) => {
    const value = JSON.parse(String(text2));
    return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  }),
  strict(
    "json_contains",
    2,
    (whole, part2) => containsJson(JSON.parse(String(whole)), JSON.parse(String(part2))) ? 1n : 0n
  ),
  strict("json_has_key", 2, (json, key) => hasKey2(JSON.parse(String(json)), String(key)) ? 1n : 0n),
  strict("json_has_any_key", 2, (json, keys) => {
    const value = JSON.parse(String(json));
    return JSON.parse(String(keys)).some((key) => hasKey2(value, key)) ? 1n : 0n;
  }),
  strict("json_has_all_keys", 2, (json, keys) => {
    const value = JSON.parse(String(json));
    return JSON.parse(String(keys)).every((key) => hasKey2(value, key)) ? 1n : 0n;
  }),
  strict("json_merge", 2, (left2, right2) => mergeJson(JSON.parse(String(left2)), JSON.parse(String(right2)))),
  define("json_path_text", -1, (text2, ...keys) => {
    if (text2 === null || keys.includes(null)) return null;
    let value = JSON.parse(String(text2));
    for (const key of keys) value = stepInto(value, key);
    return printJson(value);
  }),
  define("json_path", -1, (text2, ...keys) => {
    if (text2 === null || keys.includes(null)) return null;
    let value = JSON.parse(String(text2));
    for (const key of keys) value = stepInto(value, key);
    return value === void 0 ? null : JSON.stringify(value);
  })
];
function containsJson(whole, part2) {
  if (Array.isArray(whole)) {
    const parts = Array.isArray(part2) ? part2 : typeof part2 === "object" && part2 !== null ? [NaN] : [part2];
    return parts.every((item) => whole.some((other) => containsJson(other, item)));
  }
  if (typeof whole !== "object" || whole === null) return whole === part2;
  if (typeof part2 !== "object" || part2 === null || Array.isArray(part2)) return false;
  return Object.entries(part2).every(
    ([key, value]) => Object.hasOwn(whole, key) && containsJson(whole[key], value)
  );
}
function hasKey2(value, key) {
  if (Array.isArray(value)) return value.includes(key);
  return typeof value === "object" && value !== null ? Object.hasOwn(value, key) : value === key;
}
function mergeJson(left2, right2) {
  const isObject2 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  if (isObject2(left2) && isObject2(right2)) return JSON.stringify({ ...left2, ...right2 });
  const list2 = (value) => Array.isArray(value) ? value : [value];
  return JSON.stringify([...list2(left2), ...list2(right2)]);
}
function stepInto(value, key) {
  if (Array.isArray(value)) return value.at(Number(key));
  if (typeof value !== "object" || value === null || typeof key !== "string") return void 0;
  return Object.hasOwn(value, key) ? value[key] : void 0;
}
function printJson(value) {
  if (value === void 0 || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
function readInteger2(value) {
  const text2 = String(value).trim();
  if (/^[+-]?\d+$/.test(text2)) return BigInt(text2.replace("+", ""));
  throw badValue("integer", value);
}
function readTime(type, value) {
  const epochMs = parseTimestamp(String(value));
  if (epochMs === void 0) throw badValue(type, value);
  return epochMs;
}
function badValue(type, value) {
  return createError("bad_literal", {
    type,
    text: String(value).slice(0, 60),
    expected: "Use CASE or NULLIF to leave such rows out before the cast."
  });
}

// src/plan/functions/registered-functions.ts
var registeredFunctions = Object.freeze([
  ...registeredTextFunctions,
  ...registeredTimeFunctions,
  ...registeredValueFunctions,
  ...registeredArrayFunctions,
  ...registeredPatternFunctions,
  ...registeredNumberFunctions,
  ...registeredDocumentFunctions,
  ...registeredTableFunctions
]);
function findRegisteredFunction(name, arity) {
  return registeredFunctions.find((row) => row.name === name && (row.isVariadic || row.arity === arity));
}

// src/plan/parameters.ts
function bindParameters2(parameters, given, nowMs) {
  const values2 = new Map(
    isList(given) ? given.map((value, index) => [String(index + 1), value]) : Object.entries(given)
  );
  const bindings = {};
  const used = /* @__PURE__ */ new Set();
  for (const { bind, source, type, position } of parameters) {
    if (source === "now") {
      bindings[bind] = formatTimestamp(nowMs);
      continue;
    }
    const name = findName(source.parameter, values2, position);
    used.add(name);
    bindings[bind] = convert(values2.get(name), type, name, position);
  }
  const leftOver = [...values2.keys()].find((name) => !used.has(name));
  if (leftOver !== void 0) {
    const problem = `a value is given for the parameter ${showName2(leftOver)}, which the statement does not have`;
    throw createError("bad_parameter", {
      problem,
      advice: used.size === 0 ? "The statement has no parameters." : `It has ${[...used].map(showName2).join(", ")}.`
    });
  }
  return bindings;
}
function isList(values2) {
  return Array.isArray(values2);
}
function findName(parameter, values2, position) {
  for (const name of [parameter, `:${parameter}`, `@${parameter}`, `$${parameter}`]) {
    if (values2.has(name)) return name;
  }
  const problem = `no value is given for the parameter ${showName2(parameter)}`;
  throw createError(
    "bad_parameter",
    {
      problem,
      advice: /^\d+$/.test(parameter) ? "Give one value for each ? in a list." : "Give an object with a value for each name."
    },
    { position }
  );
}
function showName2(name) {
  return /^\d+$/.test(name) ? `$${name}` : `:${name.replace(/^[:@$]/, "")}`;
}
function convert(value, type, name, position) {
  if (value === null || value === void 0) return null;
  const converted = converters[type](value);
  if (converted !== void 0) return converted;
  const text2 = typeof value === "object" ? JSON.stringify(value) : String(value);
  const slots = { type, text: text2.slice(0, 60), expected: `It is the value of the parameter ${showName2(name)}.` };
  throw createError("bad_literal", slots, { position });
}
var toText = (value) => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? void 0 : formatTimestamp(value.getTime());
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};
var toInteger = (value) => {
  if (typeof value === "bigint") return value;
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : void 0;
  return typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value) ? BigInt(value.trim().replace("+", "")) : void 0;
};
var toDouble = (value) => {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number") return value;
  return typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value)) ? Number(value) : void 0;
};
var toTimestamp = (value) => {
  const epochMs = readEpoch(value);
  return epochMs === void 0 || Number.isNaN(epochMs) ? void 0 : formatTimestamp(epochMs);
};
function readEpoch(value) {
  if (value instanceof Date) return value.getTime();
  if (typeof value === "number" || typeof value === "bigint") return Math.round(Number(value) * 1e3);
  return typeof value === "string" ? parseTimestamp(value) : void 0;
}
var converters = {
  varchar: toText,
  text: toText,
  unknown: toText,
  integer: toInteger,
  double: toDouble,
  numeric: toDouble,
  boolean: (value) => {
    if (typeof value === "boolean") return value ? 1n : 0n;
    const boolean = typeof value === "object" ? void 0 : parseBoolean(String(value));
    return boolean === void 0 ? void 0 : boolean ? 1n : 0n;
  },
  timestamp: toTimestamp,
  date: (value) => {
    const text2 = toTimestamp(value);
    return typeof text2 === "string" ? text2.slice(0, 10) : void 0;
  },
  json: (value) => typeof value === "string" ? value : value instanceof Date ? void 0 : JSON.stringify(value),
  interval: (value) => {
    if (typeof value === "number") return value;
    const parts = typeof value === "string" ? parseInterval(value) : void 0;
    return parts && intervalSeconds(parts);
  }
};

// src/catalog/system-table.ts
var systemTableRows = {
  sys_cache: {
    summary: "What the cache holds, one row for each scan.",
    key: ["table_name", "predicate"],
    columns: [
      ["table_name", "varchar", "Table whose rows they are."],
      ["predicate", "text", "What was asked of the service."],
      ["state", "varchar", "complete, or reading while rows come in or wait to be gone on with."],
      ["is_full", "boolean", "Whether all rows of the table are there."],
      ["is_fresh", "boolean", "Whether it is no older than CacheTolerance."],
      ["row_count", "integer", "Rows."],
      ["page_count", "integer", "Pages that were read for it."],
      ["byte_count", "integer", "Size of the rows, by estimate."],
      ["as_of", "timestamp", "When its read began; its age counts from here."],
      ["completed_at", "timestamp", "When its read ended."],
      ["watermark", "timestamp", "Changes up to here are in it; null where a refresh reads all rows again."],
      ["used_at", "timestamp", "When it last answered."],
      ["start_date", "timestamp", "StartDate of the connection: older rows are not in full reads."]
    ]
  }
};
var systemTables = Object.entries(systemTableRows).map(
  ([name, row]) => Object.freeze({
    name,
    summary: row.summary,
    key: row.key,
    read: [],
    columns: row.columns.map(makeColumn),
    notes: []
  })
);
function makeColumn([name, type, summary]) {
  return {
    name,
    type,
    summary,
    path: name,
    field: name,
    from: "text",
    send: "text",
    filter: {},
    isSortable: false,
    values: []
  };
}

// src/catalog/catalog.ts
function createCatalog(profile, version2) {
  const { schema: schema2 } = profile.service;
  const tables = profile.tables.filter((definition) => isInVersion(definition, version2)).map((definition) => {
    const columns = columnsOf(definition, version2);
    const inside = profile.tables.filter((other) => isInVersion(other, version2)).flatMap((other) => keepInside(definition, other, version2));
    return Object.freeze({
      schema: schema2,
      name: definition.name,
      type: "table",
      definition: settleDeletions(definition, version2),
      columns,
      keptColumns: Object.freeze([...columns, ...inside])
    });
  });
  const system = systemTables.map((definition) => {
    const { name, columns } = definition;
    return Object.freeze({ schema: schema2, name, type: "system", definition, columns, keptColumns: columns });
  });
  const findable = [...tables, ...system];
  return Object.freeze({
    name: schema2,
    tables: Object.freeze(tables),
    findTable: (path) => findTable(findable, profile, version2, path)
  });
}
function columnsOf(definition, version2) {
  return Object.freeze(definition.columns.filter((column2) => isInVersion(column2, version2)));
}
function insideColumn(table2) {
  return `#${table2}`;
}
function keepInside(parent, other, version2) {
  const path = other.read.find((candidate) => candidate.kind === "embedded");
  if (path?.kind !== "embedded" || path.parent.table !== parent.name || path.truncated !== void 0) return [];
  return [
    Object.freeze({
      name: insideColumn(other.name),
      type: "json",
      path: path.rows,
      from: "json",
      filter: {},
      field: path.rows,
      send: "text",
      isSortable: false,
      values: [],
      summary: other.summary,
      rows: { columns: columnsOf(other, version2), key: other.key }
    })
  ];
}
function settleDeletions(definition, version2) {
  const { incremental } = definition;
  if (!incremental || incremental.deletions === "count" || isInVersion(incremental.deletions, version2))
    return definition;
  return Object.freeze({ ...definition, incremental: Object.freeze({ ...incremental, deletions: "count" }) });
}
function findByName(rows2, name) {
  const lowered = name.toLowerCase();
  const exact = rows2.find((row) => row.name.toLowerCase() === lowered);
  if (exact) return exact;
  const folded = foldName2(name);
  return rows2.find((row) => foldName2(row.name) === folded);
}
function explainMissingColumn(table2, name) {
  const other = findByName(table2.definition.columns, name);
  if (other) return explainVersion(`The column ${table2.name}.${other.name}`, other);
  const names3 = table2.columns.map((column2) => column2.name);
  return suggestName(name, names3, `See the columns with: intercom-sql describe ${table2.name}.`);
}
function findTable(tables, profile, version2, path) {
  const name = path.at(-1) ?? "";
  const qualifiers = path.slice(0, -1).map(foldName2);
  const known = /* @__PURE__ */ new Set([foldName2(profile.service.schema), foldName2(profile.service.name), "public"]);
  const hasKnownSchema = path.length <= 3 && qualifiers.every((qualifier) => known.has(qualifier));
  const found = hasKnownSchema ? findByName(tables, name) : void 0;
  if (found) return { found };
  const newer = findByName(profile.tables, name);
  if (newer && hasKnownSchema && !isInVersion(newer, version2)) {
    return { found: void 0, suggestion: explainVersion(`The table ${newer.name}`, newer) };
  }
  const names3 = tables.map((table2) => table2.name);
  return { found: void 0, suggestion: suggestName(name, names3, "See the tables with: intercom-sql tables.") };
}
function explainVersion(what, bounds) {
  const range = bounds.since === void 0 ? `up to ${bounds.until ?? ""}` : `from ${bounds.since} on`;
  return `${what} exists only in API versions ${range}. Set ApiVersion accordingly.`;
}
function isInVersion(bounds, version2) {
  if (version2 === void 0) return true;
  if (bounds.since !== void 0 && compareVersions(version2, bounds.since) < 0) return false;
  return bounds.until === void 0 || compareVersions(version2, bounds.until) <= 0;
}
function compareVersions(left2, right2) {
  const [leftMajor = 0, leftMinor = 0] = left2.split(".").map(Number);
  const [rightMajor = 0, rightMinor = 0] = right2.split(".").map(Number);
  return leftMajor - rightMajor || leftMinor - rightMinor;
}
function foldName2(name) {
  return name.toLowerCase().replaceAll("_", "");
}

// src/catalog/key-names.ts
function primaryKeyName(table2) {
  return `PK_${table2.name}_${table2.definition.key.join("_")}`;
}
function listForeignKeys(tables) {
  return tables.flatMap(
    (table2) => table2.columns.flatMap((column2) => {
      const referenced2 = tables.find((other) => other.name === column2.references?.table);
      if (!column2.references || !referenced2) return [];
      const referencedColumn = column2.references.column;
      const name = `FK_${table2.name}_${column2.name}_REF_${referenced2.name}_${referencedColumn}`;
      return [{ table: table2, column: column2, name, referenced: referenced2, referencedColumn }];
    })
  );
}

// src/catalog/sql-type-code.ts
var typeTable = {
  varchar: { code: 12, standardName: "character varying", length: 255, precision: null, scale: null },
  text: { code: -1, standardName: "text", length: 1073741823, precision: null, scale: null },
  integer: { code: -5, standardName: "bigint", length: 19, precision: 19, scale: 0 },
  double: { code: 8, standardName: "double precision", length: 17, precision: 17, scale: null },
  numeric: { code: 2, standardName: "numeric", length: 17, precision: 17, scale: 2 },
  boolean: { code: 16, standardName: "boolean", length: 1, precision: null, scale: null },
  timestamp: { code: 93, standardName: "timestamp with time zone", length: 23, precision: 23, scale: 3 },
  date: { code: 91, standardName: "date", length: 10, precision: 10, scale: 0 },
  json: { code: -1, standardName: "json", length: 1073741823, precision: null, scale: null }
};

// src/catalog/driver-catalog-table.ts
var names = (...list2) => list2.map((name) => [name, "varchar"]);
var place = ["CatalogName", "SchemaName", "TableName"];
var referenced = [
  "ReferencedCatalogName",
  "ReferencedSchemaName",
  "ReferencedTableName",
  "ReferencedColumnName"
];
var kinds = { table: "TABLE", view: "VIEW", system: "SYSTABLE" };
var placeOf = (facts, table2) => [facts.catalog, table2.schema, table2.name];
function foreignRows(facts) {
  return listForeignKeys(facts.tables).map((key) => ({
    key,
    cells: [facts.catalog, key.referenced.schema, key.referenced.name, key.referencedColumn]
  }));
}
var driverTables = [
  {
    name: "sys_catalogs",
    summary: "Catalogs; there is one.",
    columns: names("CatalogName"),
    list: (facts) => [[facts.catalog]]
  },
  {
    name: "sys_schemas",
    summary: "Schemas.",
    columns: names("CatalogName", "SchemaName"),
    list: (facts) => [...new Set(facts.tables.map((table2) => table2.schema))].map((schema2) => [facts.catalog, schema2])
  },
  {
    name: "sys_tables",
    summary: "Tables, views and system tables.",
    columns: [...names(...place, "TableType"), ["Description", "text"], ["IsUpdateable", "boolean"]],
    list: (facts) => facts.tables.map((table2) => [...placeOf(facts, table2), kinds[table2.type], table2.definition.summary, false])
  },
  {
    name: "sys_tablecolumns",
    summary: "Columns, with the comparisons that the service makes for them.",
    columns: [
      ...names(...place, "ColumnName", "DataTypeName"),
      ["DataType", "integer"],
      ["Length", "integer"],
      ["DisplaySize", "integer"],
      ["NumericPrecision", "integer"],
      ["NumericScale", "integer"],
      ["IsNullable", "boolean"],
      ["Description", "text"],
      ["Ordinal", "integer"],
      ["IsAutoIncrement", "boolean"],
      ["IsGeneratedColumn", "boolean"],
      ["IsHidden", "boolean"],
      ["IsArray", "boolean"],
      ["IsReadOnly", "boolean"],
      ["IsKey", "boolean"],
      ["ColumnType", "varchar"],
      ["PushdownOperators", "varchar"]
    ],
    list: (facts) => facts.tables.flatMap((table2) => table2.columns.map((_, index) => describeColumn(facts, table2, index)))
  },
  {
    name: "sys_primarykeys",
    summary: "Columns of primary keys.",
    columns: [...names(...place, "ColumnName"), ["KeySeq", "integer"], ["KeyName", "varchar"]],
    list: (facts) => facts.tables.flatMap(
      (table2) => table2.definition.key.map((column2, index) => [
        ...placeOf(facts, table2),
        column2,
        index + 1,
        primaryKeyName(table2)
      ])
    )
  },
  {
    name: "sys_foreignkeys",
    summary: "References from one table to another.",
    columns: names(...place, "ColumnName", "PrimaryKeyName", "ForeignKeyName", ...referenced, "ForeignKeyType"),
    list: (facts) => foreignRows(facts).map(({ key, cells }) => [
      ...placeOf(facts, key.table),
      key.column.name,
      primaryKeyName(key.referenced),
      key.name,
      ...cells,
      "REFERENCE"
    ])
  },
  {
    name: "sys_keycolumns",
    summary: "Columns of primary and foreign keys.",
    columns: [
      ...names(...place, "ColumnName"),
      ["IsKey", "boolean"],
      ["IsForeignKey", "boolean"],
      ...names("PrimaryKeyName", "ForeignKeyName", ...referenced)
    ],
    list: (facts) => [
      ...facts.tables.flatMap(
        (table2) => table2.definition.key.map((column2) => [
          ...placeOf(facts, table2),
          column2,
          true,
          false,
          primaryKeyName(table2),
          ...[null, null, null, null, null]
        ])
      ),
      ...foreignRows(facts).map(({ key, cells }) => [
        ...placeOf(facts, key.table),
        key.column.name,
        key.table.definition.key.includes(key.column.name),
        true,
        null,
        key.name,
        ...cells
      ])
    ]
  },
  {
    name: "sys_indexes",
    summary: "Indexes: each table has one over its key.",
    columns: [
      ...names("IndexName", "ColumnName", ...place),
      ["IsUnique", "boolean"],
      ["IsPrimary", "boolean"],
      ["Type", "varchar"],
      ["SortOrder", "varchar"]
    ],
    list: (facts) => facts.tables.flatMap(
      (table2) => table2.definition.key.map((column2) => [
        primaryKeyName(table2),
        column2,
        ...placeOf(facts, table2),
        true,
        true,
        "KEY",
        "A"
      ])
    )
  },
  {
    name: "sys_procedures",
    summary: "Procedures.",
    columns: [
      ...names("CatalogName", "SchemaName", "ProcedureName"),
      ["Description", "text"],
      ["ProcedureType", "varchar"]
    ],
    list: () => []
  },
  {
    name: "sys_procedureparameters",
    summary: "Parameters and result columns of procedures. Direction: 1 in, 2 both ways, 4 out, 5 a result's column.",
    columns: [
      ...names("CatalogName", "SchemaName", "ProcedureName", "ColumnName"),
      ["Direction", "integer"],
      ["DataTypeName", "varchar"],
      ["DataType", "integer"],
      ["Length", "integer"],
      ["NumericPrecision", "integer"],
      ["NumericScale", "integer"],
      ["IsNullable", "boolean"],
      ["IsRequired", "boolean"],
      ["IsArray", "boolean"],
      ["Description", "text"],
      ["Values", "text"],
      ["Ordinal", "integer"],
      ["SupportsStreams", "boolean"]
    ],
    list: () => []
  },
  {
    name: "sys_connection_props",
    summary: "Connection properties, with their values; secrets are masked.",
    columns: [
      ...names("PropertyName", "Name"),
      ["ShortDescription", "text"],
      ["Type", "varchar"],
      ["Values", "text"],
      ["Default", "varchar"],
      ["Value", "text"],
      ["Category", "varchar"],
      ["Required", "boolean"],
      ["Sensitivity", "varchar"],
      ["Visible", "boolean"],
      ["Hierarchy", "varchar"],
      ["Ordinal", "integer"],
      ["CatOrdinal", "integer"]
    ],
    list: listProperties
  },
  {
    name: "sys_sqlinfo",
    summary: "What the SQL of this driver can do.",
    columns: [
      ["NAME", "varchar"],
      ["VALUE", "text"]
    ],
    list: listAbilities
  },
  {
    name: "sys_information",
    summary: "Name and version of the driver and its profile.",
    columns: [
      ["Name", "varchar"],
      ["Value", "text"]
    ],
    list: (facts) => facts.information
  }
];
function describeColumn(facts, table2, index) {
  const column2 = table2.columns[index];
  if (!column2) return [];
  const { code, length, precision, scale } = typeTable[column2.type];
  const isKey = table2.definition.key.includes(column2.name);
  const operators = Object.entries(column2.filter).map(([operator2, exactness2]) => `${operator2} ${exactness2}`);
  return [
    ...placeOf(facts, table2),
    column2.name,
    column2.type.toUpperCase(),
    code,
    length,
    length,
    precision,
    scale,
    !isKey,
    column2.summary,
    index + 1,
    ...[false, false, false, false],
    true,
    isKey,
    column2.references ? "REFERENCECOLUMN" : table2.type === "system" ? "SYSTEM" : null,
    operators.length > 0 ? operators.join(", ") : null
  ];
}
function listProperties({ settings }) {
  const categories = [...new Set(settings.map(({ property }) => property.category))];
  return settings.map(({ property, value }, index) => [
    property.name,
    spaceWords(property.name),
    property.summary,
    clientTypes[property.type] ?? "string",
    property.choices?.join(",") ?? null,
    property.default === null ? null : String(property.default),
    value,
    property.category,
    false,
    property.secret ? "PASSWORD" : "NONE",
    true,
    null,
    index + 1,
    categories.indexOf(property.category) + 1
  ]);
}
var clientTypes = {
  integer: "int",
  boolean: "boolean"
};
function spaceWords(name) {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").replace("O Auth", "OAuth");
}
function listAbilities({ functions }) {
  const ofKind = (kind) => functions.filter((row) => row.kind === kind).map((row) => row.name.toUpperCase()).join(",");
  return [
    ["AGGREGATE_FUNCTIONS", ofKind("aggregate")],
    ["WINDOW_FUNCTIONS", ofKind("window")],
    ["SCALAR_FUNCTIONS", ofKind("scalar")],
    ["COUNT", "YES"],
    ["IDENTIFIER_QUOTE_OPEN_CHAR", '"'],
    ["IDENTIFIER_QUOTE_CLOSE_CHAR", '"'],
    ["SUPPORTED_OPERATORS", "=,<>,!=,<,<=,>,>=,LIKE,ILIKE,IN,BETWEEN,IS NULL,AND,OR,NOT"],
    ["GROUP_BY", "NO_RELATION"],
    ["OJ_CAPABILITIES", "LEFT,RIGHT,FULL,NESTED,NOT_ORDERED,INNER,ALL_COMPARISON_OPS"],
    ["OUTER_JOINS", "YES"],
    ["SUBQUERIES", "COMPARISON,EXISTS,IN,CORRELATED_SUBQUERIES,QUANTIFIED"],
    ["SET_OPERATIONS", "UNION,UNION ALL,INTERSECT,INTERSECT ALL,EXCEPT,EXCEPT ALL"],
    ["COMMON_TABLE_EXPRESSIONS", "RECURSIVE"],
    ["NULL_ORDER", "HIGH"],
    ["TRANSACTIONS", "NONE"]
  ];
}

// src/catalog/information-catalog-table.ts
var names2 = (...list2) => list2.map((name) => [name, "varchar"]);
var numbers = (...list2) => list2.map((name) => [name, "integer"]);
var kinds2 = { table: "BASE TABLE", view: "VIEW", system: "SYSTEM VIEW" };
var informationTables = [
  {
    name: "schemata",
    summary: "Schemas.",
    columns: names2("catalog_name", "schema_name", "schema_owner", "default_character_set_name"),
    list: (facts) => [...new Set(facts.tables.map((table2) => table2.schema))].map((schema2) => [
      facts.catalog,
      schema2,
      facts.catalog,
      "UTF8"
    ])
  },
  {
    name: "tables",
    summary: "Tables and views.",
    columns: names2("table_catalog", "table_schema", "table_name", "table_type", "is_insertable_into"),
    list: (facts) => facts.tables.map((table2) => [facts.catalog, table2.schema, table2.name, kinds2[table2.type], "NO"])
  },
  {
    name: "columns",
    summary: "Columns.",
    columns: [
      ...names2("table_catalog", "table_schema", "table_name", "column_name"),
      ...numbers("ordinal_position"),
      ...names2("column_default", "is_nullable", "data_type"),
      ...numbers("character_maximum_length", "numeric_precision", "numeric_scale", "datetime_precision"),
      ...names2("udt_name", "is_identity", "is_generated", "is_updatable")
    ],
    list: (facts) => facts.tables.flatMap((table2) => table2.columns.map((_, index) => describeColumn2(facts, table2, index)))
  },
  {
    name: "table_constraints",
    summary: "Primary and foreign keys.",
    columns: names2(
      "constraint_catalog",
      "constraint_schema",
      "constraint_name",
      "table_catalog",
      "table_schema",
      "table_name",
      "constraint_type",
      "is_deferrable",
      "initially_deferred"
    ),
    list: (facts) => {
      const describe2 = (table2, name, type) => [
        facts.catalog,
        table2.schema,
        name,
        facts.catalog,
        table2.schema,
        table2.name,
        type,
        "NO",
        "NO"
      ];
      return [
        ...keyed(facts).map((table2) => describe2(table2, primaryKeyName(table2), "PRIMARY KEY")),
        ...listForeignKeys(facts.tables).map((key) => describe2(key.table, key.name, "FOREIGN KEY"))
      ];
    }
  },
  {
    name: "key_column_usage",
    summary: "Columns of primary and foreign keys.",
    columns: [
      ...names2(
        "constraint_catalog",
        "constraint_schema",
        "constraint_name",
        "table_catalog",
        "table_schema",
        "table_name",
        "column_name"
      ),
      ...numbers("ordinal_position", "position_in_unique_constraint")
    ],
    list: (facts) => {
      const describe2 = (table2, name, column2, position, inUnique) => [facts.catalog, table2.schema, name, facts.catalog, table2.schema, table2.name, column2, position, inUnique];
      return [
        ...keyed(facts).flatMap(
          (table2) => table2.definition.key.map((column2, index) => describe2(table2, primaryKeyName(table2), column2, index + 1, null))
        ),
        ...listForeignKeys(facts.tables).map((key) => describe2(key.table, key.name, key.column.name, 1, 1))
      ];
    }
  },
  {
    name: "referential_constraints",
    summary: "What foreign keys refer to.",
    columns: names2(
      "constraint_catalog",
      "constraint_schema",
      "constraint_name",
      "unique_constraint_catalog",
      "unique_constraint_schema",
      "unique_constraint_name",
      "match_option",
      "update_rule",
      "delete_rule"
    ),
    list: (facts) => listForeignKeys(facts.tables).map((key) => [
      facts.catalog,
      key.table.schema,
      key.name,
      facts.catalog,
      key.referenced.schema,
      primaryKeyName(key.referenced),
      "NONE",
      "NO ACTION",
      "NO ACTION"
    ])
  },
  {
    name: "views",
    summary: "Views, with their queries.",
    columns: [
      ...names2("table_catalog", "table_schema", "table_name"),
      ["view_definition", "text"],
      ...names2("check_option", "is_updatable", "is_insertable_into")
    ],
    list: (facts) => facts.tables.flatMap(
      (table2) => table2.viewSql === void 0 ? [] : [[facts.catalog, table2.schema, table2.name, table2.viewSql, "NONE", "NO", "NO"]]
    )
  },
  {
    name: "routines",
    summary: "SQL functions.",
    columns: names2(
      "specific_catalog",
      "specific_schema",
      "specific_name",
      "routine_catalog",
      "routine_schema",
      "routine_name",
      "routine_type",
      "data_type"
    ),
    list: (facts) => facts.functions.map(({ name }) => [
      facts.catalog,
      "pg_catalog",
      name,
      facts.catalog,
      "pg_catalog",
      name,
      "FUNCTION",
      null
    ])
  }
];
function keyed(facts) {
  return facts.tables.filter((table2) => table2.definition.key.length > 0);
}
function describeColumn2(facts, table2, index) {
  const column2 = table2.columns[index];
  if (!column2) return [];
  const { standardName, length, precision, scale } = typeTable[column2.type];
  const isNumber = column2.type === "integer" || column2.type === "double" || column2.type === "numeric";
  return [
    facts.catalog,
    table2.schema,
    table2.name,
    column2.name,
    index + 1,
    null,
    table2.definition.key.includes(column2.name) ? "NO" : "YES",
    standardName,
    column2.type === "varchar" ? length : null,
    isNumber ? precision : null,
    isNumber ? scale : null,
    column2.type === "timestamp" ? 3 : null,
    column2.type,
    "NO",
    "NEVER",
    "NO"
  ];
}

// src/catalog/catalog-description.ts
function makeSystemTables(catalog, findFacts) {
  const make = (row, schema2) => {
    const columns = row.columns.map(makeColumn2);
    return Object.freeze({
      schema: schema2,
      name: row.name,
      type: "system",
      definition: Object.freeze({ name: row.name, summary: row.summary, key: [], read: [], columns, notes: [] }),
      columns,
      keptColumns: columns,
      listRows: () => row.list(findFacts())
    });
  };
  return [
    ...driverTables.map((row) => make(row, catalog)),
    ...informationTables.map((row) => make(row, "information_schema"))
  ];
}
function makeColumn2([name, type]) {
  const none3 = { filter: {}, isSortable: false, values: [], summary: "" };
  return Object.freeze({ name, type, path: name, field: name, from: "text", send: "text", ...none3 });
}

// src/catalog/described-catalog.ts
var viewSchema = "UserViews";
function describeCatalog(base, extras) {
  const views = extras.views.map((view, index) => {
    const isTaken = base.findTable([view.name]).found ?? findByName(extras.views.slice(0, index), view.name);
    if (isTaken) {
      const problem = `the view ${view.name} has the name of another table or view`;
      throw createError("bad_property_value", {
        name: "UserDefinedViews",
        place: "",
        problem,
        expected: "Give it a name of its own."
      });
    }
    return makeView(view);
  });
  const system = makeSystemTables(base.name, () => ({ ...extras, catalog: base.name, tables: everything2 }));
  const everything2 = [...base.tables, ...views, ...system];
  return Object.freeze({
    name: base.name,
    tables: Object.freeze([...base.tables, ...views]),
    findTable: (path) => findDescribed(base, [...views, ...system], path)
  });
}
function makeView({ name, sql: sql6, columns }) {
  const made = columns.map(
    (column2) => makeColumn2([column2.name, column2.type === "interval" || column2.type === "unknown" ? "text" : column2.type])
  );
  const definition = { name, summary: "A view that the user defined.", key: [], read: [], columns: made, notes: [] };
  return Object.freeze({
    schema: viewSchema,
    name,
    type: "view",
    definition,
    columns: made,
    keptColumns: made,
    viewSql: sql6
  });
}
function findDescribed(base, more, path) {
  const [schema2, catalog] = [path.at(-2)?.toLowerCase(), path.at(-3)?.toLowerCase()];
  const isOwnCatalog = path.length < 3 || path.length === 3 && catalog === base.name.toLowerCase();
  const reachable = more.filter((table2) => {
    if (schema2 === void 0) return table2.schema !== "information_schema";
    return table2.schema.toLowerCase() === schema2 || table2.name.startsWith("sys_") && ["sys", "public"].includes(schema2);
  });
  const own = base.findTable(path);
  if (own.found) return own;
  const found = isOwnCatalog ? findByName(reachable, path.at(-1) ?? "") : void 0;
  return found ? { found } : own;
}

// src/catalog/table-scan.ts
var totalColumn = Object.freeze({
  name: "total",
  type: "integer",
  path: "total_count",
  from: "integer",
  filter: {},
  field: "total_count",
  send: "integer",
  isSortable: false,
  values: [],
  summary: "Number of rows."
});

// src/sql/lexer/keyword-context.ts
function after(...words) {
  return (context) => words.includes(context.previous(1));
}
function before(...words) {
  return (context) => words.includes(context.next(1));
}
function beforeAll(...words) {
  return (context) => words.every((word, index) => context.next(index + 1) === word);
}
var afterOperand = (context) => context.isAfterOperand;
var atStart = after("<edge>", ";", "explain", "analyze");
function both(...conditions) {
  return (context) => conditions.every((condition) => condition(context));
}
function either(...conditions) {
  return (context) => conditions.some((condition) => condition(context));
}
function unless(condition) {
  return (context) => !condition(context);
}

// src/sql/lexer/keyword-table.ts
var beforeParenthesis = before("(");
var beforeName = (context) => context.isNameNext(1);
var afterCall = after(")");
var startsFrame = either(
  afterOperand,
  after("asc", "desc", "first", "last"),
  (context) => context.previous(1) === "(" && ["over", "as"].includes(context.previous(2))
);
var startsFrameBound = either(
  both(beforeParenthesis, (context) => ["preceding", "following"].includes(wordAfterParenthesis(context))),
  before("between", "<number>", "<parameter>", "<string>", "cast", "case", "-"),
  (context) => context.isNameNext(1)
);
var endsFrameBound = both(either(afterOperand, after("unbounded")), before("and", ")", "exclude"));
var afterIntervalString = (context) => context.previous(1) === "<string>" && ["interval", ")"].includes(context.previous(2)) || context.previous(1) === "to" && intervalFields.includes(context.previous(2));
var afterIntervalType = (context) => context.previous(1) === "interval" && ["::", "as"].includes(context.previous(2));
var intervalField = either(afterIntervalString, afterIntervalType);
var intervalFields = ["year", "month", "day", "hour", "minute", "second"];
var startsTypedLiteral = either(
  beforeAll("with", "time"),
  beforeAll("without", "time"),
  beforeAll("(", "<number>", ")", "<string>"),
  beforeAll("(", "<number>", ")", "with", "time"),
  beforeAll("(", "<number>", ")", "without", "time")
);
var startsStatement = either(atStart, endsExplainOptions);
var afterCacheOrWith = both(
  after("cache", "with"),
  (context) => context.previous(1) === "cache" || context.previous(2) === "cache"
);
var keywordTable = [
  { word: "all" },
  { word: "analyze", when: after("explain") },
  { word: "and" },
  { word: "any" },
  { word: "apply", when: after("cross", "outer") },
  { word: "array" },
  { word: "as" },
  { word: "asc" },
  { word: "asymmetric" },
  { word: "at", when: both(afterOperand, beforeAll("time", "zone")) },
  { word: "begin", when: atStart },
  { word: "between" },
  { word: "both" },
  { word: "by", when: after("group", "order", "partition") },
  { word: "cache", when: atStart },
  { word: "call", when: atStart },
  { word: "case" },
  { word: "cast" },
  { word: "collate" },
  { word: "commit", when: atStart },
  { word: "conflict", when: both(after("on"), before("(", "do")) },
  { word: "cross" },
  { word: "cube", when: beforeParenthesis },
  { word: "current", when: both(before("row"), after("rows", "range", "groups", "between", "and", "exclude")) },
  { word: "current_catalog" },
  { word: "current_date" },
  { word: "current_role" },
  { word: "current_schema" },
  { word: "current_time" },
  { word: "current_timestamp" },
  { word: "current_user" },
  { word: "day", when: intervalField },
  { word: "default" },
  { word: "delete", when: startsStatement },
  { word: "desc" },
  { word: "distinct" },
  { word: "do" },
  { word: "drop", when: afterCacheOrWith },
  { word: "else" },
  { word: "end" },
  { word: "escape", when: afterOperand },
  { word: "except" },
  {
    word: "exclude",
    when: both(before("current", "group", "ties", "no"), either(afterOperand, after("row", "preceding", "following")))
  },
  { word: "exec", when: atStart },
  { word: "execute", when: atStart },
  { word: "existing", when: after("drop") },
  { word: "exists", when: beforeParenthesis },
  { word: "explain", when: atStart },
  { word: "extract", when: beforeParenthesis },
  { word: "false" },
  { word: "fetch" },
  { word: "filter", when: both(afterCall, beforeParenthesis) },
  { word: "first", when: after("fetch", "nulls") },
  { word: "following", when: endsFrameBound },
  { word: "for" },
  { word: "from" },
  { word: "full" },
  { word: "group" },
  { word: "grouping", when: before("sets") },
  { word: "groups", when: both(startsFrame, startsFrameBound) },
  { word: "having" },
  { word: "hour", when: intervalField },
  { word: "ilike" },
  { word: "in" },
  { word: "inner" },
  { word: "insert", when: startsStatement },
  { word: "intersect" },
  { word: "interval", when: either(before("<string>"), startsTypedLiteral) },
  { word: "into" },
  { word: "is" },
  { word: "isnull", isFunctionWhen: both(unless(afterOperand), beforeParenthesis) },
  { word: "join" },
  { word: "last", when: after("nulls") },
  { word: "lateral" },
  { word: "leading" },
  { word: "left", isFunctionWhen: beforeParenthesis },
  { word: "like" },
  { word: "limit" },
  { word: "localtime" },
  { word: "localtimestamp" },
  { word: "materialized", when: both(after("as", "not"), beforeParenthesis) },
  { word: "minute", when: intervalField },
  { word: "month", when: intervalField },
  { word: "natural" },
  { word: "next", when: after("fetch") },
  { word: "no", when: after("exclude") },
  { word: "not" },
  { word: "nothing", when: after("do") },
  { word: "notnull" },
  { word: "null" },
  { word: "nulls", when: both(before("first", "last"), either(afterOperand, after("asc", "desc"))) },
  { word: "offset" },
  { word: "on" },
  { word: "only", when: either(after("row", "rows", "schema"), both(after("from", "join"), beforeName)) },
  { word: "operator", when: both(afterOperand, beforeParenthesis) },
  { word: "or" },
  { word: "order" },
  { word: "ordinality", when: (context) => context.previous(1) === "with" && context.previous(2) === ")" },
  { word: "others", when: after("no") },
  { word: "outer" },
  {
    word: "over",
    when: both(afterCall, either(beforeParenthesis, beforeName))
  },
  { word: "overlaps", when: both(afterCall, beforeParenthesis) },
  { word: "overlay", when: beforeParenthesis },
  { word: "partition", when: before("by") },
  { word: "percent", when: (context) => context.previous(2) === "top" && context.isAfterOperand },
  { word: "placing" },
  { word: "position", when: beforeParenthesis },
  { word: "preceding", when: endsFrameBound },
  { word: "precision", when: after("double") },
  { word: "qualify", when: both(afterOperand, beforeName) },
  { word: "range", when: both(startsFrame, startsFrameBound) },
  { word: "recursive", when: both(after("with"), unless(before("as", "("))) },
  { word: "refresh", when: atStart },
  { word: "returning" },
  { word: "right", isFunctionWhen: beforeParenthesis },
  { word: "rollback", when: atStart },
  { word: "rollup", when: beforeParenthesis },
  {
    word: "row",
    when: either(
      beforeParenthesis,
      before("only", "with"),
      both(afterOperand, before("fetch")),
      after("current"),
      endsOffset
    )
  },
  {
    word: "rows",
    when: either(
      both(startsFrame, startsFrameBound),
      before("only", "with"),
      both(afterOperand, before("fetch")),
      endsOffset
    )
  },
  { word: "schema", when: both(afterCacheOrWith, before("only")) },
  { word: "second", when: intervalField },
  { word: "select" },
  { word: "session_user" },
  {
    word: "set",
    when: (context) => (context.isAfterOperand || context.previous(1) === "update") && startsAssignment(context)
  },
  { word: "sets", when: after("grouping") },
  { word: "similar" },
  { word: "some" },
  { word: "start", when: both(atStart, before("transaction")) },
  { word: "substring", when: beforeParenthesis },
  { word: "symmetric" },
  { word: "table" },
  { word: "tablesample", when: both(afterOperand, beforeName) },
  { word: "then" },
  { word: "ties", when: both(after("with", "exclude"), unless(before("as"))) },
  { word: "time", when: either(both(after("at", "with", "without"), before("zone")), startsTypedLiteral) },
  { word: "timestamp", when: startsTypedLiteral },
  { word: "to" },
  {
    word: "top",
    when: both(
      after("select", "distinct", "all"),
      both(before("<number>", "<parameter>", "("), unless(beforeAll("(", "*")))
    )
  },
  { word: "trailing" },
  { word: "transaction", when: after("begin", "start", "commit", "rollback") },
  { word: "trim", when: beforeParenthesis },
  { word: "true" },
  { word: "truncate", when: afterCacheOrWith },
  { word: "unbounded", when: before("preceding", "following") },
  { word: "union" },
  {
    word: "unknown",
    when: (context) => context.previous(1) === "is" || context.previous(1) === "not" && context.previous(2) === "is"
  },
  { word: "update", when: either(startsStatement, after("do")) },
  { word: "upsert", when: atStart },
  { word: "user" },
  { word: "using" },
  { word: "values", when: beforeParenthesis },
  { word: "varying", when: after("char", "character", "nchar", "bit") },
  { word: "variadic", when: both(after("(", ","), either(beforeName, before("array", "<parameter>", "<string>"))) },
  { word: "when" },
  { word: "where" },
  { word: "window" },
  { word: "with" },
  { word: "within", when: both(afterCall, before("group")) },
  { word: "without", when: beforeAll("time", "zone") },
  { word: "work", when: after("begin", "commit", "rollback") },
  { word: "year", when: intervalField },
  { word: "zone", when: after("time") }
];
var reach = 100;
function endsOffset(context) {
  return context.isAfterOperand && wordBeforeOperand(context) === "offset";
}
function wordBeforeOperand(context) {
  let depth = 0;
  for (let n = 1; n < reach; n++) {
    const word = context.previous(n);
    if (word === "<edge>" || word === ";" || word === "select") return "";
    if (word === ")") depth++;
    else if (word === "(" && depth-- === 0) return "";
    else if (word === "offset" && depth === 0) return word;
  }
  return "";
}
function wordAfterParenthesis(context) {
  let depth = 0;
  for (let n = 1; n < reach; n++) {
    const word = context.next(n);
    if (word === "(") depth++;
    else if (word === ")" && --depth === 0) return context.next(n + 1);
  }
  return "";
}
function endsExplainOptions(context) {
  if (context.previous(1) !== ")") return false;
  for (let n = 2; n < reach; n++) {
    const word = context.previous(n);
    if (word === "(") return context.previous(n + 1) === "explain";
    if (word === "<edge>" || word === ")") return false;
  }
  return false;
}
function startsAssignment(context) {
  return context.next(1) === "(" || ["=", "."].includes(context.next(2));
}
var keywords = keywordTable.map((row) => row.word.toUpperCase());
var rows = new Map(keywordTable.map((row) => [row.word, row]));
function findKeyword(word) {
  return rows.get(word);
}
function isReserved(word) {
  const row = rows.get(word.toLowerCase());
  return row !== void 0 && row.when === void 0;
}

// src/sql/lexer/tokens.ts
import { createToken as createToken2, Lexer as Lexer2 } from "chevrotain";

// src/sql/lexer/operator-table.ts
var levels = {
  or: { precedence: 1, associativity: "left" },
  and: { precedence: 2, associativity: "left" },
  not: { precedence: 3, associativity: "right" },
  is: { precedence: 4, associativity: "none" },
  comparison: { precedence: 5, associativity: "none" },
  range: { precedence: 6, associativity: "none" },
  escape: { precedence: 7, associativity: "none" },
  other: { precedence: 8, associativity: "left" },
  additive: { precedence: 9, associativity: "left" },
  multiplicative: { precedence: 10, associativity: "left" },
  exponent: { precedence: 11, associativity: "left" },
  at: { precedence: 12, associativity: "left" },
  collate: { precedence: 13, associativity: "left" },
  sign: { precedence: 14, associativity: "right" },
  cast: { precedence: 15, associativity: "left" }
};
var operatorTable = [
  { text: "=", level: "comparison" },
  { text: "<>", level: "comparison" },
  { text: "!=", level: "comparison", means: "<>" },
  { text: "<", level: "comparison" },
  { text: "<=", level: "comparison" },
  { text: ">", level: "comparison" },
  { text: ">=", level: "comparison" },
  { text: "+", level: "additive" },
  { text: "-", level: "additive" },
  { text: "*", level: "multiplicative" },
  { text: "/", level: "multiplicative" },
  { text: "%", level: "multiplicative" },
  { text: "^", level: "exponent" },
  { text: "||", level: "other" },
  { text: "->", level: "other" },
  { text: "->>", level: "other" },
  { text: "#>", level: "other" },
  { text: "#>>", level: "other" },
  { text: "@>", level: "other" },
  { text: "<@", level: "other" },
  { text: "~", level: "other" },
  { text: "~*", level: "other" },
  { text: "!~", level: "other" },
  { text: "!~*", level: "other" },
  { text: "&", level: "other" },
  { text: "|", level: "other" },
  { text: "#", level: "other" },
  { text: "<<", level: "other" },
  { text: ">>", level: "other" },
  { text: "?", level: "other" },
  { text: "?|", level: "other" },
  { text: "?&", level: "other" },
  { text: "&&", level: "other" }
];
var likeOperatorTable = [
  { text: "~~", form: "like", isNegated: false },
  { text: "~~*", form: "ilike", isNegated: false },
  { text: "!~~", form: "like", isNegated: true },
  { text: "!~~*", form: "ilike", isNegated: true }
];
var prefixCallTable = [
  { text: "|/", name: "sqrt" },
  { text: "||/", name: "cbrt" },
  { text: "@", name: "abs" }
];

// src/sql/lexer/patterns.ts
var nameStart = "A-Za-z_\\u00aa\\u00b5\\u00ba\\u00c0-\\u1fff\\u2070-\\u2fff\\u3001-\\ufefe\\uff10-\\uffff";
var wordPattern = new RegExp(`[${nameStart}][${nameStart}0-9$]*`);
var digits = "[0-9](?:_?[0-9])*";
var number = `(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:[eE][+-]?${digits})?)`;
var numberPattern = new RegExp(`${number}(?![${nameStart}0-9.])`);
var junkNumberPattern = new RegExp(`\\.?[0-9][${nameStart}0-9$.]*`);
var quoted = "'[^']*(?:''[^']*)*'(?!')";
var escaped = "'[^'\\\\]*(?:(?:\\\\[\\s\\S]|'')[^'\\\\]*)*'(?!')";
var onNextLine = "[ \\t\\f\\v]*[\\n\\r]\\s*";
var plainStringPattern = new RegExp(`[nN]?${quoted}(?:${onNextLine}${quoted})*`);
var escapeStringPattern = new RegExp(`[eE]${escaped}(?:${onNextLine}${escaped})*`);
var escapeClause = `(?:\\s+[uU][eE][sS][cC][aA][pP][eE]\\s+'[^'"+\\s0-9a-fA-F]')?`;
var unicodeStringPattern = new RegExp(`[uU]&${quoted}(?:${onNextLine}${quoted})*${escapeClause}`);
var unicodeNamePattern = new RegExp(`[uU]&"[^"]*(?:""[^"]*)*"(?!")${escapeClause}`);
var wrongOperatorPattern = /===?|=<|=!|=~|<=>|<->|<#>|<\+>|<<\||\|>>|\*\*|\*=|!!|!(?![=~])|\^@|@@@?|@\?|@-@|#-|##|\?#|-\|-|&<\|?|\|?&>|~<=?~|~>=?~|~=/;
var atParameterPattern = new RegExp(`@[${nameStart}][${nameStart}0-9$]*`);
var namedParameterPattern = new RegExp(`:[${nameStart}][${nameStart}0-9$]*`, "y");
var dollarTagPattern = new RegExp(`\\$(?:[${nameStart}][${nameStart}0-9]*)?\\$`, "y");
var bracketedPattern = /\[[^\]]*(?:\]\][^\]]*)*\]/y;
var bracketedNameStartPattern = new RegExp(`\\[[${nameStart}"]`, "y");
var cacheSuffixPattern = new RegExp(`#[cC][aA][cC][hH][eE](?![${nameStart}0-9$])`, "y");
function matchBlockComment(text2, offset) {
  if (!text2.startsWith("/*", offset)) return null;
  const mark = /\/\*|\*\//g;
  mark.lastIndex = offset;
  let depth = 0;
  for (let found = mark.exec(text2); found !== null; found = mark.exec(text2)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return [text2.slice(offset, mark.lastIndex)];
  }
  return null;
}
function matchDollarString(text2, offset) {
  const tag = matchAt(dollarTagPattern, text2, offset);
  if (tag === void 0) return null;
  const end = text2.indexOf(tag, offset + tag.length);
  return end < 0 ? null : [text2.slice(offset, end + tag.length)];
}
function createBracketPatterns() {
  let open4 = [];
  const openSquare = (text2, offset, matched) => {
    if (text2[offset] !== "[") return null;
    const previous = matched.at(-1);
    const isArray = startsArray(previous, open4.at(-1));
    if (!isArray && !startsSubscript(text2, offset, matched)) return null;
    open4.push(isArray ? "array" : "[");
    return ["["];
  };
  return {
    restart() {
      open4 = [];
    },
    openRound(text2, offset) {
      if (text2[offset] !== "(") return null;
      open4.push("(");
      return ["("];
    },
    closeRound: (text2, offset) => closeBracket(text2, offset, ")", open4),
    closeSquare: (text2, offset) => closeBracket(text2, offset, "]", open4),
    openSquare,
    bracketedName(text2, offset) {
      const name = matchAt(bracketedPattern, text2, offset);
      return name === void 0 ? null : [name];
    },
    namedParameter(text2, offset) {
      if (open4.at(-1) === "[") return null;
      const name = matchAt(namedParameterPattern, text2, offset);
      return name === void 0 ? null : [name];
    },
    cacheSuffix(text2, offset, matched) {
      const previous = matched.at(-1);
      if (previous === void 0 || previous.startOffset + previous.image.length !== offset) return null;
      const suffix = endsOperand(matched) ? matchAt(cacheSuffixPattern, text2, offset) : void 0;
      return suffix === void 0 ? null : [suffix];
    }
  };
}
function closeBracket(text2, offset, sign2, open4) {
  if (text2[offset] !== sign2) return null;
  open4.pop();
  return [sign2];
}
function startsArray(previous, innermost) {
  if (previous === void 0) return false;
  if (previous.image.toLowerCase() === "array") return true;
  return innermost === "array" && (previous.image === "[" || previous.image === ",");
}
function startsSubscript(text2, offset, matched) {
  const previous = matched.at(-1);
  if (previous === void 0 || !endsOperand(matched)) return false;
  const hasBlankBefore = previous.startOffset + previous.image.length < offset;
  return !(hasBlankBefore && matchAt(bracketedNameStartPattern, text2, offset) !== void 0);
}
function endsOperand(matched) {
  const image = matched.at(-1)?.image ?? "";
  if (/^(?:[)\]]$|[$:@]\w|["`[].)/.test(image)) return true;
  if (!/^[\p{L}_]/u.test(image) || image.endsWith("'")) return false;
  return !isReserved(image) || matched.at(-2)?.image === ".";
}
function matchAt(pattern3, text2, offset) {
  pattern3.lastIndex = offset;
  return pattern3.exec(text2)?.[0];
}

// src/sql/lexer/tokens.ts
var bracketPatterns = createBracketPatterns();
var spaces = createToken2({ name: "Spaces", pattern: /\s+/, group: Lexer2.SKIPPED, line_breaks: true });
var lineComment = createToken2({ name: "LineComment", pattern: /--[^\n\r]*/, group: Lexer2.SKIPPED });
var blockComment = createToken2({
  name: "BlockComment",
  pattern: { exec: matchBlockComment },
  start_chars_hint: ["/"],
  group: Lexer2.SKIPPED,
  line_breaks: true
});
var Identifier = createToken2({
  name: "Identifier",
  pattern: wordPattern,
  label: "a name",
  line_breaks: false
});
var StarQualifier = createToken2({ name: "StarQualifier", pattern: Lexer2.NA, label: "an expression" });
var doubleQuoted = createToken2({ name: "DoubleQuoted", pattern: /"[^"]*(?:""[^"]*)*"(?!")/, line_breaks: true });
var ticked = createToken2({ name: "Ticked", pattern: /`[^`]*(?:``[^`]*)*`(?!`)/, line_breaks: true });
var unicodeName = createToken2({ name: "UnicodeName", pattern: unicodeNamePattern, line_breaks: true });
var bracketed = createToken2({
  name: "Bracketed",
  pattern: { exec: bracketPatterns.bracketedName },
  start_chars_hint: ["["],
  line_breaks: true
});
var quotedNameTokens = [doubleQuoted, ticked, bracketed, unicodeName];
var plainString = createToken2({ name: "PlainString", pattern: plainStringPattern, line_breaks: true });
var escapeString = createToken2({ name: "EscapeString", pattern: escapeStringPattern, line_breaks: true });
var unicodeString = createToken2({ name: "UnicodeString", pattern: unicodeStringPattern, line_breaks: true });
var dollarString = createToken2({
  name: "DollarString",
  pattern: { exec: matchDollarString },
  start_chars_hint: ["$"],
  line_breaks: true
});
var StringToken = createToken2({ name: "String", pattern: Lexer2.NA, label: "a string" });
var stringTokens = { plainString, escapeString, dollarString, unicodeString };
var NumberToken = createToken2({ name: "Number", pattern: numberPattern, label: "a number" });
var numberedParameter = createToken2({ name: "NumberedParameter", pattern: /\$[0-9]+/ });
var colonParameter = createToken2({
  name: "ColonParameter",
  pattern: { exec: bracketPatterns.namedParameter },
  start_chars_hint: [":"],
  line_breaks: false
});
var atParameter = createToken2({ name: "AtParameter", pattern: atParameterPattern });
var ParameterToken = createToken2({ name: "Parameter", pattern: Lexer2.NA, label: "a parameter" });
var parameterTokens = [numberedParameter, colonParameter, atParameter];
var FileToken = createToken2({
  name: "File",
  pattern: /[cC][sS][vV]:\/\/(?:[^\s;'"(),]|;(?=[A-Za-z]+=))+/,
  label: "csv://file"
});
var CacheSuffix = createToken2({
  name: "CacheSuffix",
  pattern: { exec: bracketPatterns.cacheSuffix },
  start_chars_hint: ["#"],
  label: "#CACHE",
  line_breaks: false
});
var LeftParen = createToken2({
  name: "LeftParen",
  pattern: { exec: bracketPatterns.openRound },
  start_chars_hint: ["("],
  label: '"("',
  line_breaks: false
});
var QueryParen = createToken2({ name: "QueryParen", pattern: Lexer2.NA, label: "a query in parentheses" });
var RightParen = createToken2({
  name: "RightParen",
  pattern: { exec: bracketPatterns.closeRound },
  start_chars_hint: [")"],
  label: '")"',
  line_breaks: false
});
var LeftBracket = createToken2({
  name: "LeftBracket",
  pattern: { exec: bracketPatterns.openSquare },
  start_chars_hint: ["["],
  label: '"["',
  line_breaks: false
});
var RightBracket = createToken2({
  name: "RightBracket",
  pattern: { exec: bracketPatterns.closeSquare },
  start_chars_hint: ["]"],
  label: '"]"',
  line_breaks: false
});
var sign = (name, text2) => createToken2({ name, pattern: text2, label: `"${text2}"` });
var Comma = sign("Comma", ",");
var Dot = sign("Dot", ".");
var Semicolon = sign("Semicolon", ";");
var CastSign = sign("CastSign", "::");
var Colon = sign("Colon", ":");
var Arrow = sign("Arrow", "=>");
var ColonEquals = sign("ColonEquals", ":=");
var InfixOperator = createToken2({ name: "InfixOperator", pattern: Lexer2.NA, label: "an operator" });
var patternsOfOperators = { "?|": /\?\|(?!\|)/, "?&": /\?&(?!&)/ };
var operator = (text2) => createToken2({
  name: `Operator ${text2}`,
  pattern: patternsOfOperators[text2] ?? text2,
  label: `"${text2}"`,
  categories: [InfixOperator]
});
var operatorTokens = new Map(
  [...operatorTable, ...likeOperatorTable].map((row) => [row.text, operator(row.text)])
);
function findOperatorToken(text2) {
  return operatorTokens.get(text2) ?? InfixOperator;
}
var prefixCallTokens = {
  "|/": sign("SquareRoot", "|/"),
  "||/": sign("CubeRoot", "||/"),
  "@": sign("Absolute", "@")
};
var K = Object.fromEntries(
  keywordTable.map(({ word }) => [
    word,
    createToken2({ name: word.toUpperCase(), pattern: Lexer2.NA, label: word.toUpperCase() })
  ])
);
function findPrefixToken(text2) {
  return prefixCallTokens[text2];
}
var mistake = (name, pattern3) => createToken2({ name, pattern: pattern3, line_breaks: true });
var mistakeTokens = {
  unterminatedString: mistake("UnterminatedString", /[eEnN]?'[\s\S]*/),
  unterminatedName: mistake("UnterminatedName", /["`[][\s\S]*/),
  unterminatedComment: mistake("UnterminatedComment", /\/\*[\s\S]*/),
  unterminatedDollar: mistake("UnterminatedDollar", /\$(?:[A-Za-z_][A-Za-z0-9_]*)?\$[\s\S]*/),
  bitString: mistake("BitString", /[bBxX]'[^']*'/),
  junkNumber: mistake("JunkNumber", junkNumberPattern),
  wrongOperator: mistake("WrongOperator", wrongOperatorPattern),
  stray: mistake("Stray", /[{}\\$!]+/)
};
var operatorsLongestFirst = [...operatorTokens].sort(([a], [b]) => b.length - a.length).map(([, token]) => token);
var lexerTokens = [
  spaces,
  lineComment,
  blockComment,
  mistakeTokens.unterminatedComment,
  mistakeTokens.bitString,
  unicodeString,
  unicodeName,
  plainString,
  escapeString,
  dollarString,
  mistakeTokens.unterminatedString,
  FileToken,
  Identifier,
  doubleQuoted,
  ticked,
  LeftBracket,
  bracketed,
  mistakeTokens.unterminatedName,
  NumberToken,
  mistakeTokens.junkNumber,
  numberedParameter,
  mistakeTokens.unterminatedDollar,
  CastSign,
  ColonEquals,
  colonParameter,
  Colon,
  atParameter,
  CacheSuffix,
  LeftParen,
  RightParen,
  RightBracket,
  Comma,
  Dot,
  Semicolon,
  Arrow,
  mistakeTokens.wrongOperator,
  prefixCallTokens["||/"],
  prefixCallTokens["|/"],
  ...operatorsLongestFirst,
  prefixCallTokens["@"],
  mistakeTokens.stray
];
var parserTokens = [
  Identifier,
  StarQualifier,
  StringToken,
  NumberToken,
  ParameterToken,
  FileToken,
  CacheSuffix,
  LeftParen,
  QueryParen,
  RightParen,
  LeftBracket,
  RightBracket,
  Comma,
  Dot,
  Semicolon,
  CastSign,
  Colon,
  Arrow,
  ColonEquals,
  InfixOperator,
  ...operatorTokens.values(),
  ...Object.values(prefixCallTokens),
  ...Object.values(K)
];

// src/sql/lexer/parentheses.ts
var maxNesting = 150;
var queryStarts = /* @__PURE__ */ new Set([K.select, K.with, K.values, K.table]);
var openers = /* @__PURE__ */ new Set([LeftParen, LeftBracket, K.case]);
var closers = /* @__PURE__ */ new Set([RightParen, RightBracket, K.end]);
var listStarts = /* @__PURE__ */ new Set([
  Identifier,
  K.cast,
  K.cube,
  K.first,
  K.next,
  K.on,
  K.overlay,
  K.position,
  K.rollup,
  K.row,
  K.sets,
  K.substring,
  K.top,
  K.trim
]);
var queryContinuations = /* @__PURE__ */ new Set([
  K.union,
  K.intersect,
  K.except,
  K.order,
  K.limit,
  K.offset,
  K.fetch,
  RightParen
]);
function classifyParentheses(tokens) {
  const open4 = [];
  const known = { closedAt: /* @__PURE__ */ new Map(), rows: /* @__PURE__ */ new Set() };
  for (const [index, token] of tokens.entries()) {
    const type = token.tokenType;
    if (openers.has(type)) {
      open4.push(index);
      if (startsRow(tokens, index, known)) known.rows.add(index);
      if (open4.length > maxNesting) {
        throw createError("statement_too_complex", { limit: maxNesting }, { position: token.startOffset });
      }
    } else if (closers.has(type)) {
      const opener = open4.pop();
      if (opener !== void 0) {
        known.closedAt.set(opener, index);
        if (known.rows.has(opener)) known.rows.add(index);
        classify(tokens, opener, known);
      }
    } else if (type === Semicolon) {
      classifyUnclosed(tokens, open4, known);
    }
  }
  classifyUnclosed(tokens, open4, known);
}
function startsRow(tokens, index, known) {
  const previous = tokens[index - 1]?.tokenType;
  return previous === K.values || previous === Comma && known.rows.has(index - 2);
}
function classifyUnclosed(tokens, open4, known) {
  for (let opener = open4.pop(); opener !== void 0; opener = open4.pop()) classify(tokens, opener, known);
}
function classify(tokens, opener, known) {
  const token = tokens[opener];
  const first = tokens[opener + 1];
  if (token?.tokenType !== LeftParen || first === void 0) return;
  if (!queryStarts.has(first.tokenType) && !isQueryOperand(tokens, opener + 1, known)) return;
  token.tokenType = QueryParen;
  token.tokenTypeIdx = QueryParen.tokenTypeIdx ?? 0;
}
function isQueryOperand(tokens, opener, known) {
  const previous = tokens[opener - 2]?.tokenType;
  const isInList = known.rows.has(opener - 1) || previous !== void 0 && listStarts.has(previous);
  if (tokens[opener]?.tokenType !== QueryParen || isInList) return false;
  const closer = known.closedAt.get(opener);
  const next = closer === void 0 ? void 0 : tokens[closer + 1];
  return next === void 0 || queryContinuations.has(next.tokenType);
}

// src/sql/lexer/tokenize.ts
import { Lexer as Lexer3 } from "chevrotain";

// src/sql/lexer/mistake.ts
var textsOfMistakes = {
  unterminatedString: {
    problem: "the string that begins here has no end",
    advice: "Close it with '. A ' inside of a string is written twice: 'it''s'."
  },
  unterminatedName: { problem: "the quoted name that begins here has no end", advice: "Close it with the same quote." },
  unterminatedComment: { problem: "the comment that begins here has no end", advice: "Close it with */." },
  unterminatedDollar: {
    problem: "the string that begins here has no end",
    advice: "Close it with the same $\u2026$ that opens it."
  },
  junkNumber: { problem: "a number runs into a word", advice: "Put a blank or an operator between them." }
};
var adviceForOperators = {
  "==": "Write = to compare.",
  "===": "Write = to compare.",
  "=<": "Write <= for less or equal.",
  "=!": "Write <> for not equal.",
  "<=>": "Write IS NOT DISTINCT FROM.",
  "**": "Write ^ or power(a, b).",
  "!": "Write NOT, or <> for not equal."
};
var adviceForCharacters = [
  [/[‘’‚‛´]/, "This is a typographic quote. Write strings in straight single quotes: 'text'."],
  [/[“”„‟«»]/, 'This is a typographic quote. Write names in straight double quotes: "name".'],
  [/[‐‑‒–—−]/, "This is a typographic dash. Write - instead."],
  [/[×]/, "Write * to multiply."],
  [/[≤≥≠]/, "Write <=, >= or <>."],
  [/[{}]/, "Braces have no meaning in SQL. Pass values as parameters: ?, $1 or :name."],
  [/\\/, "A backslash only has a meaning in E'\u2026' strings."],
  [/\$/, "Parameters are written $1, ? or :name."]
];
var mistakeOf = new Map(
  Object.keys(mistakeTokens).map((name) => [mistakeTokens[name], name])
);
function checkMistake(token) {
  const mistake2 = mistakeOf.get(token.tokenType);
  if (mistake2 === "stray") throw describeCharacter(token.image, 0, token.startOffset);
  if (mistake2 !== void 0) throw describeMistake(mistake2, token);
}
function describeMistake(mistake2, token) {
  const position = token.startOffset;
  if (mistake2 === "wrongOperator") {
    const advice2 = adviceForOperators[token.image] ?? "Call a function instead.";
    return createError("unknown_operator", { operator: token.image, advice: advice2 }, { position });
  }
  if (mistake2 === "bitString") {
    const slots = { feature: "a bit string", advice: "Write a number such as 0b101 or 0x1FF, or a plain string." };
    return createError("not_supported", slots, { position });
  }
  const { problem, advice } = textsOfMistakes[mistake2];
  return createError("sql_syntax", { found: quoteExcerpt(token.image), problem, advice }, { position });
}
function describeCharacter(text2, index, position = index) {
  const character = String.fromCodePoint(text2.codePointAt(index) ?? 0);
  const advice = adviceForCharacters.find(([characters]) => characters.test(character))?.[1];
  return createError(
    "sql_syntax",
    {
      found: quoteExcerpt(character),
      problem: "this character has no meaning here",
      advice: advice ?? "Remove it, or put the name it belongs to into double quotes."
    },
    { position }
  );
}
function quoteExcerpt(image) {
  const line = image.replace(/\s+/g, " ");
  const cut = line.length > 30 ? `${[...line].slice(0, 29).join("")}\u2026` : line;
  return cut.startsWith('"') ? cut : `"${cut}"`;
}

// src/sql/lexer/literal.ts
var simpleEscapes = { b: "\b", f: "\f", n: "\n", r: "\r", t: "	" };
var escapePattern = /''|\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g;
function decodePlainString(image) {
  return joinLines(image.slice(image.indexOf("'"))).replaceAll("''", "'");
}
function joinLines(image) {
  if (!/'\s*[\n\r]\s*'/.test(image)) return image.slice(1, -1);
  return Array.from(image.matchAll(/'([^']*(?:''[^']*)*)'/g), ([, part2]) => part2).join("");
}
function decodeUnicode(image) {
  const clause = /\s+uescape\s+'(.)'$/i.exec(image);
  const quote3 = image[2] ?? "";
  const text2 = image.slice(2, image.length - (clause?.[0].length ?? 0));
  const inside = quote3 === "'" ? joinLines(text2) : text2.slice(1, -1);
  const sign2 = `\\u{${(clause?.[1] ?? "\\").codePointAt(0)?.toString(16)}}`;
  const pattern3 = new RegExp(`${sign2}(?:(${sign2})|([0-9a-fA-F]{4})|\\+([0-9a-fA-F]{6})|)`, "gu");
  const value = inside.replaceAll(quote3 + quote3, quote3).replace(pattern3, (_, ...groups) => {
    const [itself, short, long] = groups;
    const code = Number.parseInt(short ?? long ?? "", 16);
    return itself ?? (code > 0 && code <= 1114111 ? String.fromCodePoint(code) : "\0");
  });
  return /[\0\p{Surrogate}]/u.test(value) ? void 0 : value;
}
function decodeDollarString(image) {
  const tagLength = image.indexOf("$", 1) + 1;
  return image.slice(tagLength, -tagLength);
}
function decodeEscapeString(image) {
  const lines = /'\s*[\n\r]\s*'/.test(image) ? [...image.matchAll(/'([^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*)'/g)] : void 0;
  const inside = lines === void 0 ? image.slice(2, -1) : lines.map(([, part2]) => part2).join("");
  const value = inside.replace(escapePattern, (...groups) => decodeEscape(groups));
  return /[\0\p{Surrogate}]/u.test(value) ? void 0 : value;
}
function decodeEscape([whole, short, long, hex, octal, other]) {
  if (whole === "''") return "'";
  if (other !== void 0) return other === "u" || other === "U" ? "\0" : simpleEscapes[other] ?? other;
  const code = octal === void 0 ? Number.parseInt(short ?? long ?? hex ?? "", 16) : Number.parseInt(octal, 8);
  return code > 1114111 ? "\0" : String.fromCodePoint(code);
}
function decodeName(image) {
  const quote3 = image[0];
  if (/^u&"/i.test(image)) return { name: decodeUnicode(image) ?? "", isQuoted: true };
  if (quote3 === '"') return { name: image.slice(1, -1).replaceAll('""', '"'), isQuoted: true };
  if (quote3 === "`") return { name: image.slice(1, -1).replaceAll("``", "`"), isQuoted: true };
  if (quote3 === "[") return { name: image.slice(1, -1).replaceAll("]]", "]"), isQuoted: true };
  return { name: image, isQuoted: false };
}

// src/sql/lexer/resolve.ts
var quotedNames = new Set(quotedNameTokens);
var parameterSpellings = new Set(parameterTokens);
var stringSpellings = new Set(Object.values(stringTokens));
var question = findOperatorToken("?");
var star = findOperatorToken("*");
var operandEnds = /* @__PURE__ */ new Set([
  Identifier,
  StringToken,
  NumberToken,
  ParameterToken,
  RightParen,
  RightBracket,
  CacheSuffix,
  K.null,
  K.true,
  K.false,
  K.end,
  K.unknown,
  K.isnull,
  K.notnull,
  K.default,
  K.current_catalog,
  K.current_date,
  K.current_role,
  K.current_schema,
  K.current_time,
  K.current_timestamp,
  K.current_user,
  K.localtime,
  K.localtimestamp,
  K.session_user,
  K.user,
  K.year,
  K.month,
  K.day,
  K.hour,
  K.minute,
  K.second
]);
function resolveTokens(tokens) {
  const words = tokens.map(describeToken);
  const context = createContext(tokens, words);
  let parameters = 0;
  for (const [index, token] of tokens.entries()) {
    const type = token.tokenType;
    context.index = index;
    if (type === Identifier) setType(token, resolveWord(words[index] ?? "", context));
    else if (quotedNames.has(type)) resolveQuotedName(token);
    else if (type === stringTokens.plainString) setString(token, decodePlainString(token.image));
    else if (type === stringTokens.escapeString) setString(token, decodeEscapeString(token.image));
    else if (type === stringTokens.unicodeString) setString(token, decodeUnicode(token.image));
    else if (type === stringTokens.dollarString) setString(token, decodeDollarString(token.image));
    else if (parameterSpellings.has(type)) setParameter(token, token.image.slice(1));
    else if (type === question && !context.isAfterOperand) setParameter(token, String(++parameters));
    else if (type === star) markStarQualifier(tokens, index);
    else if (type === Semicolon) parameters = 0;
  }
  classifyParentheses(tokens);
}
function describeToken(token) {
  const type = token.tokenType;
  if (type === Identifier) return token.image.toLowerCase();
  if (type === NumberToken) return "<number>";
  if (quotedNames.has(type)) return "<name>";
  if (parameterSpellings.has(type) || type === question) return "<parameter>";
  return stringSpellings.has(type) ? "<string>" : token.image;
}
function createContext(tokens, words) {
  return {
    index: 0,
    previous(n) {
      return words[this.index - n] ?? "<edge>";
    },
    next(n) {
      return words[this.index + n] ?? "<edge>";
    },
    get isAfterOperand() {
      const previous = tokens[this.index - 1];
      return previous !== void 0 && operandEnds.has(previous.tokenType);
    },
    isNameNext(n) {
      const next = tokens[this.index + n];
      if (next === void 0) return false;
      return next.tokenType === Identifier ? !isReserved(next.image) : quotedNames.has(next.tokenType);
    }
  };
}
function resolveWord(word, context) {
  const row = findKeyword(word);
  if (row === void 0 || context.previous(1) === ".") return Identifier;
  const keyword = K[word];
  if (row.when !== void 0) return row.when(context) ? keyword : Identifier;
  if (context.previous(1) === "as") return word === "not" && context.next(1) === "materialized" ? keyword : Identifier;
  return row.isFunctionWhen?.(context) === true ? Identifier : keyword;
}
function resolveQuotedName(token) {
  const isEscaped = /^u&"/i.test(token.image);
  if (isEscaped && decodeUnicode(token.image) === void 0) throw wrongEscape(token);
  if (token.image.length === 2 || /^u&""/i.test(token.image)) {
    throw createError(
      "sql_syntax",
      { found: token.image, problem: "a name cannot be empty", advice: "An empty string is written ''." },
      { position: token.startOffset }
    );
  }
  setType(token, Identifier);
}
function setString(token, value) {
  if (value === void 0) throw wrongEscape(token);
  setType(token, StringToken);
  token.payload = value;
}
function wrongEscape(token) {
  return createError(
    "sql_syntax",
    {
      found: quoteExcerpt(token.image),
      problem: "it has an escape that means no character",
      advice: "Write E'\\uXXXX' or U&'\\XXXX' with the hexadecimal number of a character, and \\\\ for a backslash."
    },
    { position: token.startOffset }
  );
}
function setParameter(token, name) {
  setType(token, ParameterToken);
  token.payload = name;
}
function markStarQualifier(tokens, starIndex) {
  let first;
  for (let index = starIndex - 1; tokens[index]?.image === "." && tokens[index - 1]?.tokenType === Identifier; index -= 2) {
    first = tokens[index - 1];
  }
  if (first !== void 0) setType(first, StarQualifier);
}
function setType(token, type) {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
}

// src/sql/lexer/tokenize.ts
var maxTextLength = 1e6;
var lexer;
function tokenize(text2) {
  if (text2.length > maxTextLength) {
    throw createError("statement_too_long", { length: text2.length, limit: maxTextLength });
  }
  checkCharacters(text2);
  lexer ??= new Lexer3([...lexerTokens], { positionTracking: "onlyOffset", skipValidations: true });
  bracketPatterns.restart();
  const { tokens, errors } = lexer.tokenize(text2);
  const stray = errors[0]?.offset ?? text2.length;
  for (const token of tokens) if (token.startOffset < stray) checkMistake(token);
  if (errors.length > 0) throw describeCharacter(text2, stray);
  resolveTokens(tokens);
  return tokens;
}
function checkCharacters(text2) {
  const position = text2.search(/[\0\p{Surrogate}]/u);
  if (position < 0) return;
  const isNul = text2[position] === "\0";
  throw createError(
    "sql_syntax",
    {
      found: isNul ? "a NUL character" : "half of a surrogate pair",
      problem: "it cannot be part of a statement",
      advice: isNul ? "Remove it from the text." : "The text was cut or decoded wrongly. Encode it as UTF-8."
    },
    { position }
  );
}

// src/sql/tree/children.ts
var childFieldsOf = {
  Identifier: {},
  Query: { with: true, body: true, orderBy: true, limit: true, offset: true },
  With: { tables: true },
  CommonTable: { name: true, columns: true, query: true },
  Select: { distinct: true, items: true, from: true, where: true, groupBy: true, having: true, windows: true },
  Distinct: { on: true },
  Star: { qualifier: true },
  OutputColumn: { expression: true, alias: true },
  SetOperation: { left: true, right: true },
  Values: { rows: true },
  OrderItem: { expression: true },
  GroupingSets: { elements: true },
  TableAlias: { name: true, columns: true },
  TableName: { path: true, alias: true },
  DerivedTable: { query: true, alias: true },
  FunctionTable: { call: true, alias: true },
  Join: { left: true, right: true, on: true, using: true },
  NullLiteral: {},
  BooleanLiteral: {},
  NumberLiteral: {},
  StringLiteral: {},
  TypedLiteral: { type: true },
  TypeName: { schema: true },
  Parameter: {},
  ColumnReference: { path: true },
  Unary: { operand: true },
  Binary: { left: true, right: true },
  Is: { operand: true },
  IsDistinct: { left: true, right: true },
  Between: { operand: true, low: true, high: true },
  InList: { operand: true, items: true },
  InQuery: { operand: true, query: true },
  Like: { operand: true, pattern: true, escape: true },
  Quantified: { left: true, right: true },
  Exists: { query: true },
  ScalarSubquery: { query: true },
  ArrayLiteral: { items: true },
  ArraySubquery: { query: true },
  Subscript: { operand: true, index: true, upper: true },
  FieldAccess: { operand: true, field: true },
  Row: { items: true },
  Case: { operand: true, branches: true, otherwise: true },
  CaseBranch: { when: true, then: true },
  Cast: { operand: true, type: true },
  FunctionCall: { path: true, arguments: true, orderBy: true, withinGroup: true, filter: true, over: true },
  Argument: { name: true, value: true },
  NamedWindow: { name: true, window: true },
  Window: { base: true, partitionBy: true, orderBy: true, frame: true },
  Frame: { start: true, end: true },
  FrameBound: { offset: true },
  AtTimeZone: { operand: true, zone: true },
  Collate: { operand: true, collation: true },
  Explain: { statement: true },
  Insert: { table: true, columns: true, source: true, conflict: true, returning: true },
  Conflict: { columns: true, assignments: true, where: true },
  Assignment: { column: true, value: true },
  Update: { table: true, assignments: true, where: true, returning: true },
  Delete: { table: true, where: true, returning: true },
  Call: { path: true, arguments: true },
  CacheTable: { query: true },
  RefreshTable: { table: true },
  Transaction: {}
};
var childFields = new Map(
  Object.entries(childFieldsOf).map(([kind, fields]) => [kind, Object.keys(fields)])
);
function listChildFields(kind) {
  return childFields.get(kind) ?? [];
}
function readChildren(node, field) {
  return node[field];
}

// src/sql/tree/freeze.ts
function freezeTree(root) {
  const pending = [root];
  while (pending.length > 0) {
    const next = pending.pop();
    if (next === void 0 || Object.isFrozen(next)) continue;
    Object.freeze(next);
    if (Array.isArray(next)) for (const child2 of next) pending.push(child2);
    else freezeFields(next, pending);
  }
  return root;
}
function freezeFields(node, pending) {
  if (node.kind === "TypeName") Object.freeze(node.modifiers);
  for (const field of listChildFields(node.kind)) pending.push(readChildren(node, field));
}

// src/sql/tree/height.ts
var maxHeight = 1e3;
function checkHeight(root) {
  let level = [root];
  for (let height = 1; level.length > 0; height++) {
    const below = [];
    for (const node of level) {
      for (const field of listChildFields(node.kind)) collect(readChildren(node, field), below);
    }
    if (height > maxHeight) {
      throw createError("statement_too_complex", { limit: maxHeight }, { position: level[0]?.at });
    }
    level = below;
  }
}
function collect(children, found) {
  if (children === void 0) return;
  if (Array.isArray(children)) for (const child2 of children) collect(child2, found);
  else found.push(children);
}

// src/sql/parser/explain-option.ts
function readAnalyze(option, value) {
  if (option.image.toLowerCase() === "analyze") return value === void 0 || /^(?:true|on|1)$/i.test(value.image);
  throw createError(
    "not_supported",
    { feature: `EXPLAIN (${option.image.toUpperCase()})`, advice: "Write EXPLAIN or EXPLAIN ANALYZE." },
    { position: option.startOffset }
  );
}

// src/sql/parser/names-parser.ts
import { EmbeddedActionsParser as EmbeddedActionsParser2 } from "chevrotain";
function toIdentifier(token) {
  return { kind: "Identifier", at: token.startOffset, ...decodeName(token.image) };
}
function inOrder(...values2) {
  return values2.at(-1);
}
var NamesParser = class extends EmbeddedActionsParser2 {
  /** Rules are recorded by the last of the classes, see `prepare`. */
  constructor(config) {
    super([...parserTokens], config);
  }
  /** https://www.postgresql.org/docs/current/ddl-schemas.html: name, schema.name, catalog.schema.name. */
  path = this.RULE("path", () => {
    const path = [toIdentifier(this.CONSUME(Identifier))];
    this.MANY(() => {
      this.CONSUME(Dot);
      path.push(toIdentifier(this.CONSUME2(Identifier)));
    });
    return path;
  });
  /** A list of names in parentheses. */
  nameList = this.RULE("nameList", () => {
    const names3 = [];
    this.CONSUME(LeftParen);
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        names3.push(toIdentifier(this.CONSUME(Identifier)));
      }
    });
    this.CONSUME(RightParen);
    return names3;
  });
  /** https://www.postgresql.org/docs/current/datatype.html, and for arrays https://www.postgresql.org/docs/current/arrays.html. */
  typeName = this.RULE("typeName", () => {
    const path = this.OR([
      { ALT: () => this.SUBRULE(this.path) },
      { ALT: () => this.SUBRULE(this.timeType) }
    ]);
    return this.SUBRULE(this.typeTail, { ARGS: [path] });
  });
  /** The types whose names are words of the grammar, where more than one word names them. */
  timeType = this.RULE(
    "timeType",
    () => this.OR([
      { ALT: () => [toIdentifier(this.CONSUME(K.timestamp))] },
      { ALT: () => [toIdentifier(this.CONSUME(K.time))] },
      { ALT: () => [toIdentifier(this.CONSUME(K.interval))] }
    ])
  );
  /** What follows the first word of a type: second words, modifiers, brackets. */
  typeTail = this.RULE("typeTail", (path) => {
    const words = [];
    let modifiers = [];
    let arrayDepth = 0;
    this.OPTION(() => {
      const token = this.OR([{ ALT: () => this.CONSUME(K.precision) }, { ALT: () => this.CONSUME(K.varying) }]);
      this.ACTION(() => words.push(token.image.toLowerCase()));
    });
    this.OPTION2(() => {
      modifiers = this.SUBRULE(this.typeModifiers);
    });
    this.OPTION3(() => {
      words.push(this.SUBRULE(this.timeZonePart));
    });
    this.OPTION4(() => {
      this.CONSUME(K.array);
      arrayDepth = 1;
      this.OPTION5(() => this.SUBRULE(this.arrayBounds));
    });
    this.MANY(() => {
      this.SUBRULE2(this.arrayBounds);
      arrayDepth++;
    });
    return this.ACTION(() => {
      const first = path.at(-1);
      const name = first?.isQuoted === true ? first.name : first?.name.toLowerCase() ?? "";
      return {
        kind: "TypeName",
        at: path[0]?.at,
        name: [name, ...words].join(" "),
        schema: path.at(-2),
        modifiers,
        arrayDepth
      };
    });
  });
  arrayBounds = this.RULE("arrayBounds", () => {
    this.CONSUME(LeftBracket);
    this.OPTION(() => this.CONSUME(NumberToken));
    this.CONSUME(RightBracket);
  });
  typeModifiers = this.RULE("typeModifiers", () => {
    const modifiers = [];
    this.CONSUME(LeftParen);
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        modifiers.push(Number(this.CONSUME(NumberToken).image));
      }
    });
    this.CONSUME(RightParen);
    return modifiers;
  });
  timeZonePart = this.RULE("timeZonePart", () => {
    const token = this.OR([{ ALT: () => this.CONSUME(K.with) }, { ALT: () => this.CONSUME(K.without) }]);
    this.CONSUME(K.time);
    this.CONSUME(K.zone);
    return this.ACTION(() => `${token.image.toLowerCase()} time zone`);
  });
};

// src/sql/parser/query-assembly.ts
function createQuery(at, withClause, operand, orderBy, limits) {
  const all = operand.top === void 0 ? limits : [operand.top, ...limits];
  const limit = findOnly(all, "limit");
  const offset = findOnly(all, "offset");
  const { body, into } = operand;
  const isBare = withClause === void 0 && orderBy.length === 0 && all.length === 0 && into === void 0;
  if (isBare && body.kind === "Query") return body;
  return {
    kind: "Query",
    at,
    with: withClause,
    body,
    orderBy,
    limit: limit?.limit,
    offset: offset?.offset,
    hasTies: limit?.hasTies,
    into
  };
}
function toBody(query) {
  const { body, orderBy, limit, offset, into } = query;
  const isBare = query.with === void 0 && orderBy.length === 0 && limit === void 0 && offset === void 0 && into === void 0;
  return isBare ? body : query;
}
function selectAll(table2, at) {
  return {
    kind: "Select",
    at,
    distinct: void 0,
    items: [{ kind: "Star", at, qualifier: [] }],
    from: [table2],
    where: void 0,
    groupBy: [],
    having: void 0,
    windows: []
  };
}
function findOnly(limits, clause) {
  const [first, second] = limits.filter((limit) => limit[clause] !== void 0);
  if (second === void 0) return first;
  throw createError(
    "sql_syntax",
    {
      found: `"${second.token.image}"`,
      problem: `the ${clause === "limit" ? "number of rows" : "number of rows to leave out"} is given twice`,
      advice: "Keep one of TOP, LIMIT, OFFSET and FETCH for each."
    },
    { position: second.token.startOffset }
  );
}

// src/sql/parser/functions-parser.ts
var FunctionsParser = class extends NamesParser {
  /** https://www.postgresql.org/docs/current/sql-expressions.html#SYNTAX-AGGREGATES, from the "(" on. */
  callTail = this.RULE("callTail", (path) => {
    const call2 = this.SUBRULE(this.callArguments);
    let withinGroup = [];
    let filter2;
    let over;
    this.OPTION(() => {
      this.CONSUME(K.within);
      this.CONSUME(K.group);
      this.CONSUME(LeftParen);
      withinGroup = this.SUBRULE(this.orderBy);
      this.CONSUME(RightParen);
    });
    this.OPTION2(() => {
      this.CONSUME(K.filter);
      this.CONSUME2(LeftParen);
      this.CONSUME(K.where);
      filter2 = this.SUBRULE(this.expression);
      this.CONSUME2(RightParen);
    });
    this.OPTION3(() => {
      this.CONSUME(K.over);
      over = this.OR([
        { ALT: () => this.SUBRULE(this.window) },
        { ALT: () => toIdentifier(this.CONSUME(Identifier)) }
      ]);
    });
    return this.ACTION(() => ({ kind: "FunctionCall", at: path[0]?.at, path, ...call2, withinGroup, filter: filter2, over }));
  });
  /** https://www.postgresql.org/docs/current/sql-syntax-calling-funcs.html, with what an aggregate adds inside of its parentheses. */
  callArguments = this.RULE("callArguments", () => {
    const values2 = [];
    let isStar = false;
    let isDistinct = false;
    let orderBy = [];
    this.CONSUME(LeftParen);
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(findOperatorToken("*"));
            isStar = true;
          }
        },
        {
          ALT: () => {
            this.OPTION2(() => {
              this.OR2([
                { ALT: () => this.CONSUME(K.all) },
                {
                  ALT: () => {
                    this.CONSUME(K.distinct);
                    isDistinct = true;
                  }
                }
              ]);
            });
            this.AT_LEAST_ONE_SEP({
              SEP: Comma,
              DEF: () => {
                values2.push(this.SUBRULE(this.argument));
              }
            });
            this.OPTION3(() => {
              orderBy = this.SUBRULE(this.orderBy);
            });
          }
        }
      ]);
    });
    this.CONSUME(RightParen);
    return { arguments: values2, isStar, isDistinct, orderBy };
  });
  argument = this.RULE("argument", () => {
    const at = this.LA(1).startOffset;
    let name;
    this.OPTION(() => {
      name = toIdentifier(this.CONSUME(Identifier));
      this.OR([{ ALT: () => this.CONSUME(Arrow) }, { ALT: () => this.CONSUME(ColonEquals) }]);
    });
    const value = this.SUBRULE(this.expression);
    return { kind: "Argument", at, name, value };
  });
  /** https://www.postgresql.org/docs/current/queries-order.html. */
  orderBy = this.RULE("orderBy", () => {
    const items = [];
    this.CONSUME(K.order);
    this.CONSUME(K.by);
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        items.push(this.SUBRULE(this.orderItem));
      }
    });
    return items;
  });
  orderItem = this.RULE("orderItem", () => {
    const at = this.LA(1).startOffset;
    const expression = this.SUBRULE(this.expression);
    let isDescending = false;
    let nulls;
    this.OPTION(() => {
      isDescending = this.OR([
        { ALT: () => inOrder(this.CONSUME(K.asc), false) },
        { ALT: () => inOrder(this.CONSUME(K.desc), true) }
      ]);
    });
    this.OPTION2(() => {
      this.CONSUME(K.nulls);
      nulls = this.OR2([
        { ALT: () => inOrder(this.CONSUME(K.first), "first") },
        { ALT: () => inOrder(this.CONSUME(K.last), "last") }
      ]);
    });
    return { kind: "OrderItem", at, expression, isDescending, nulls };
  });
  /** https://www.postgresql.org/docs/current/sql-expressions.html#SYNTAX-WINDOW-FUNCTIONS. */
  window = this.RULE("window", () => {
    const at = this.CONSUME(LeftParen).startOffset;
    let base;
    const partitionBy = [];
    let orderBy = [];
    let frame;
    this.OPTION(() => {
      base = toIdentifier(this.CONSUME(Identifier));
    });
    this.OPTION2(() => {
      this.CONSUME(K.partition);
      this.CONSUME(K.by);
      this.AT_LEAST_ONE_SEP({
        SEP: Comma,
        DEF: () => {
          partitionBy.push(this.SUBRULE(this.expression));
        }
      });
    });
    this.OPTION3(() => {
      orderBy = this.SUBRULE(this.orderBy);
    });
    this.OPTION4(() => {
      frame = this.SUBRULE(this.frame);
    });
    this.CONSUME(RightParen);
    return { kind: "Window", at, base, partitionBy, orderBy, frame };
  });
  frame = this.RULE("frame", () => {
    const at = this.LA(1).startOffset;
    const unit = this.OR([
      { ALT: () => inOrder(this.CONSUME(K.rows), "rows") },
      { ALT: () => inOrder(this.CONSUME(K.range), "range") },
      { ALT: () => inOrder(this.CONSUME(K.groups), "groups") }
    ]);
    let end;
    const start = this.OR2([
      {
        ALT: () => {
          this.CONSUME(K.between);
          const first = this.SUBRULE(this.frameBound);
          this.CONSUME(K.and);
          end = this.SUBRULE2(this.frameBound);
          return first;
        }
      },
      { ALT: () => this.SUBRULE3(this.frameBound) }
    ]);
    let exclude;
    this.OPTION(() => {
      this.CONSUME(K.exclude);
      exclude = this.SUBRULE(this.exclusion);
    });
    return { kind: "Frame", at, unit, start, end, exclude };
  });
  exclusion = this.RULE(
    "exclusion",
    () => this.OR([
      { ALT: () => inOrder(this.CONSUME(K.current), this.CONSUME(K.row), "current row") },
      { ALT: () => inOrder(this.CONSUME(K.group), "group") },
      { ALT: () => inOrder(this.CONSUME(K.ties), "ties") },
      { ALT: () => inOrder(this.CONSUME(K.no), this.CONSUME(K.others), "no others") }
    ])
  );
  frameBound = this.RULE("frameBound", () => {
    const at = this.LA(1).startOffset;
    let offset;
    const type = this.OR([
      {
        ALT: () => {
          this.CONSUME(K.unbounded);
          const direction = this.SUBRULE(this.frameDirection);
          return `unbounded ${direction}`;
        }
      },
      { ALT: () => inOrder(this.CONSUME(K.current), this.CONSUME(K.row), "current row") },
      {
        ALT: () => {
          offset = this.SUBRULE(this.expression);
          return this.SUBRULE2(this.frameDirection);
        }
      }
    ]);
    return { kind: "FrameBound", at, type, offset };
  });
  frameDirection = this.RULE(
    "frameDirection",
    () => this.OR([
      { ALT: () => inOrder(this.CONSUME(K.preceding), "preceding") },
      { ALT: () => inOrder(this.CONSUME(K.following), "following") }
    ])
  );
};

// src/sql/parser/special-forms-parser.ts
function toCall(token, name, values2) {
  const at = token.startOffset;
  return {
    kind: "FunctionCall",
    at,
    path: [{ kind: "Identifier", at, name, isQuoted: false }],
    arguments: values2.map((value) => ({ kind: "Argument", at: value.at, name: void 0, value })),
    isStar: false,
    isDistinct: false,
    orderBy: [],
    withinGroup: [],
    filter: void 0,
    over: void 0
  };
}
function toText2(token) {
  return String(token.payload);
}
var SpecialFormsParser = class extends FunctionsParser {
  /** https://www.postgresql.org/docs/current/functions-conditional.html#FUNCTIONS-CASE. */
  case = this.RULE("case", () => {
    const at = this.CONSUME(K.case).startOffset;
    let operand;
    const branches = [];
    let otherwise;
    this.OPTION(() => {
      operand = this.SUBRULE(this.expression);
    });
    this.AT_LEAST_ONE(() => {
      const { startOffset } = this.CONSUME(K.when);
      const when = this.SUBRULE2(this.expression);
      this.CONSUME(K.then);
      branches.push({ kind: "CaseBranch", at: startOffset, when, then: this.SUBRULE3(this.expression) });
    });
    this.OPTION2(() => {
      this.CONSUME(K.else);
      otherwise = this.SUBRULE4(this.expression);
    });
    this.CONSUME(K.end);
    return { kind: "Case", at, operand, branches, otherwise };
  });
  /** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-TYPE-CASTS. */
  cast = this.RULE("cast", () => {
    const at = this.CONSUME(K.cast).startOffset;
    this.CONSUME(LeftParen);
    const operand = this.SUBRULE(this.expression);
    this.CONSUME(K.as);
    const type = this.SUBRULE(this.typeName);
    this.CONSUME(RightParen);
    return { kind: "Cast", at, operand, type };
  });
  /** https://www.postgresql.org/docs/current/functions-subquery.html#FUNCTIONS-SUBQUERY-EXISTS. */
  exists = this.RULE("exists", () => {
    const at = this.CONSUME(K.exists).startOffset;
    this.CONSUME(QueryParen);
    const query = this.SUBRULE(this.query);
    this.CONSUME(RightParen);
    return { kind: "Exists", at, query };
  });
  /** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-SCALAR-SUBQUERIES. */
  scalarSubquery = this.RULE("scalarSubquery", () => {
    const at = this.CONSUME(QueryParen).startOffset;
    const query = this.SUBRULE(this.query);
    this.CONSUME(RightParen);
    return { kind: "ScalarSubquery", at, query };
  });
  /** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-ARRAY-CONSTRUCTORS. */
  array = this.RULE("array", () => {
    const at = this.CONSUME(K.array).startOffset;
    return this.OR([
      {
        ALT: () => {
          this.CONSUME(QueryParen);
          const query = this.SUBRULE(this.query);
          this.CONSUME(RightParen);
          return { kind: "ArraySubquery", at, query };
        }
      },
      { ALT: () => ({ ...this.SUBRULE(this.arrayItems), at }) }
    ]);
  });
  arrayItems = this.RULE("arrayItems", () => {
    const items = [];
    const at = this.CONSUME(LeftBracket).startOffset;
    this.MANY_SEP({
      SEP: Comma,
      DEF: () => {
        items.push(
          this.OR([
            { ALT: () => this.SUBRULE(this.arrayItems) },
            { ALT: () => this.SUBRULE(this.expression) }
          ])
        );
      }
    });
    this.CONSUME(RightBracket);
    return { kind: "ArrayLiteral", at, items };
  });
  /** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-ROW-CONSTRUCTORS, written with ROW. */
  row = this.RULE("row", () => {
    const items = [];
    const at = this.CONSUME(K.row).startOffset;
    this.CONSUME(LeftParen);
    this.MANY_SEP({
      SEP: Comma,
      DEF: () => {
        items.push(this.SUBRULE(this.expression));
      }
    });
    this.CONSUME(RightParen);
    return { kind: "Row", at, items };
  });
  /** https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-INTERVAL-INPUT, and timestamp with time zone '…'. */
  timeLiteral = this.RULE("timeLiteral", () => {
    const path = this.SUBRULE(this.timeType);
    const type = this.SUBRULE(this.typeTail, { ARGS: [path] });
    const value = toText2(this.CONSUME(StringToken));
    let fields;
    this.OPTION(() => {
      fields = this.SUBRULE(this.intervalField);
      this.OPTION2(() => {
        this.CONSUME(K.to);
        fields = `${fields} to ${this.SUBRULE2(this.intervalField)}`;
      });
    });
    return this.ACTION(() => ({ kind: "TypedLiteral", at: type.at, type, value, fields }));
  });
  intervalField = this.RULE("intervalField", () => {
    const token = this.OR([
      { ALT: () => this.CONSUME(K.year) },
      { ALT: () => this.CONSUME(K.month) },
      { ALT: () => this.CONSUME(K.day) },
      { ALT: () => this.CONSUME(K.hour) },
      { ALT: () => this.CONSUME(K.minute) },
      { ALT: () => this.CONSUME(K.second) }
    ]);
    return this.ACTION(() => token.image.toLowerCase());
  });
};

// src/sql/parser/string-forms-parser.ts
var StringFormsParser = class extends SpecialFormsParser {
  /** https://www.postgresql.org/docs/current/functions-datetime.html#FUNCTIONS-DATETIME-EXTRACT. */
  extract = this.RULE("extract", () => {
    const token = this.CONSUME(K.extract);
    this.CONSUME(LeftParen);
    const at = this.LA(1).startOffset;
    const field = this.OR([
      { ALT: () => this.CONSUME(Identifier).image.toLowerCase() },
      { ALT: () => toText2(this.CONSUME(StringToken)) }
    ]);
    this.OR2([{ ALT: () => this.CONSUME(K.from) }, { ALT: () => this.CONSUME(Comma) }]);
    const source = this.SUBRULE(this.expression);
    this.CONSUME(RightParen);
    return this.ACTION(() => toCall(token, "extract", [{ kind: "StringLiteral", at, value: field }, source]));
  });
  /** https://www.postgresql.org/docs/current/functions-string.html: substring(x FROM a FOR b), and with commas. */
  substring = this.RULE("substring", () => {
    const token = this.CONSUME(K.substring);
    this.CONSUME(LeftParen);
    const text2 = this.SUBRULE(this.expression);
    let start;
    let length;
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.OR2([{ ALT: () => this.CONSUME(K.from) }, { ALT: () => this.CONSUME(Comma) }]);
            start = this.SUBRULE2(this.expression);
            this.OPTION2(() => {
              this.OR3([{ ALT: () => this.CONSUME(K.for) }, { ALT: () => this.CONSUME2(Comma) }]);
              length = this.SUBRULE3(this.expression);
            });
          }
        },
        {
          ALT: () => {
            this.CONSUME2(K.for);
            length = this.SUBRULE4(this.expression);
            this.OPTION3(() => {
              this.CONSUME2(K.from);
              start = this.SUBRULE5(this.expression);
            });
          }
        }
      ]);
    });
    this.CONSUME(RightParen);
    return this.ACTION(() => {
      if (length !== void 0) start ??= { kind: "NumberLiteral", at: token.startOffset, text: "1" };
      return toCall(
        token,
        "substring",
        [text2, start, length].filter((value) => value !== void 0)
      );
    });
  });
  /** https://www.postgresql.org/docs/current/functions-string.html: position(a IN b). */
  position = this.RULE("position", () => {
    const token = this.CONSUME(K.position);
    this.CONSUME(LeftParen);
    const part2 = this.SUBRULE(this.restrictedExpression);
    this.OR([{ ALT: () => this.CONSUME(K.in) }, { ALT: () => this.CONSUME(Comma) }]);
    const whole = this.SUBRULE(this.expression);
    this.CONSUME(RightParen);
    return this.ACTION(() => toCall(token, "position", [part2, whole]));
  });
  /** https://www.postgresql.org/docs/current/functions-string.html: overlay(x PLACING y FROM a FOR b). */
  overlay = this.RULE("overlay", () => {
    const token = this.CONSUME(K.overlay);
    this.CONSUME(LeftParen);
    const values2 = [this.SUBRULE(this.expression)];
    this.OR([{ ALT: () => this.CONSUME(K.placing) }, { ALT: () => this.CONSUME(Comma) }]);
    values2.push(this.SUBRULE2(this.expression));
    this.OR2([{ ALT: () => this.CONSUME(K.from) }, { ALT: () => this.CONSUME2(Comma) }]);
    values2.push(this.SUBRULE3(this.expression));
    this.OPTION(() => {
      this.OR3([{ ALT: () => this.CONSUME(K.for) }, { ALT: () => this.CONSUME3(Comma) }]);
      values2.push(this.SUBRULE4(this.expression));
    });
    this.CONSUME(RightParen);
    return this.ACTION(() => toCall(token, "overlay", values2));
  });
  /** https://www.postgresql.org/docs/current/functions-string.html: trim([LEADING | TRAILING | BOTH] [c] FROM x), and with a comma. */
  trim = this.RULE("trim", () => {
    const token = this.CONSUME(K.trim);
    let name = "btrim";
    let values2 = [];
    this.CONSUME(LeftParen);
    this.OPTION(() => {
      name = this.OR([
        { ALT: () => inOrder(this.CONSUME(K.both), "btrim") },
        { ALT: () => inOrder(this.CONSUME(K.leading), "ltrim") },
        { ALT: () => inOrder(this.CONSUME(K.trailing), "rtrim") }
      ]);
    });
    this.OR2([
      {
        ALT: () => {
          this.CONSUME(K.from);
          values2 = [this.SUBRULE(this.expression)];
        }
      },
      {
        ALT: () => {
          const first = this.SUBRULE2(this.expression);
          values2 = [first];
          this.OPTION2(() => {
            values2 = this.OR3([
              { ALT: () => inOrder(this.CONSUME2(K.from), [this.SUBRULE3(this.expression), first]) },
              { ALT: () => inOrder(this.CONSUME(Comma), [first, this.SUBRULE4(this.expression)]) }
            ]);
          });
        }
      }
    ]);
    this.CONSUME(RightParen);
    return this.ACTION(() => toCall(token, name, values2));
  });
  /** https://www.postgresql.org/docs/current/functions-datetime.html#FUNCTIONS-DATETIME-CURRENT and …/functions-info.html. */
  currentValue = this.RULE("currentValue", () => {
    const token = this.OR([
      { ALT: () => this.CONSUME(K.current_catalog) },
      { ALT: () => this.CONSUME(K.current_date) },
      { ALT: () => this.CONSUME(K.current_role) },
      { ALT: () => this.CONSUME(K.current_schema) },
      { ALT: () => this.CONSUME(K.current_time) },
      { ALT: () => this.CONSUME(K.current_timestamp) },
      { ALT: () => this.CONSUME(K.current_user) },
      { ALT: () => this.CONSUME(K.localtime) },
      { ALT: () => this.CONSUME(K.localtimestamp) },
      { ALT: () => this.CONSUME(K.session_user) },
      { ALT: () => this.CONSUME(K.user) }
    ]);
    const values2 = [];
    this.OPTION(() => {
      this.CONSUME(LeftParen);
      this.OPTION2(() => {
        const { image, startOffset } = this.CONSUME(NumberToken);
        values2.push({ kind: "NumberLiteral", at: startOffset, text: image });
      });
      this.CONSUME(RightParen);
    });
    return this.ACTION(() => toCall(token, token.image.toLowerCase(), values2));
  });
};

// src/sql/parser/operands-parser.ts
var OperandsParser = class extends StringFormsParser {
  /**
   * What PostgreSQL's grammar calls c_expr, with the operators before it and the subscripts and fields after it. One rule where three would
   * read better: each rule on the way from an expression to the one in its parentheses costs depth of nesting.
   */
  operand = this.RULE("operand", (stack) => {
    this.MANY(() => {
      const token = this.OR([
        { ALT: () => this.CONSUME(K.not) },
        { ALT: () => this.CONSUME(findOperatorToken("-")) },
        { ALT: () => this.CONSUME(findOperatorToken("+")) },
        { ALT: () => this.CONSUME(findOperatorToken("~")) },
        { ALT: () => this.CONSUME(findPrefixToken("|/")) },
        { ALT: () => this.CONSUME(findPrefixToken("||/")) },
        { ALT: () => this.CONSUME(findPrefixToken("@")) }
      ]);
      this.ACTION(() => pushPrefix(stack, token));
    });
    const at = this.LA(1).startOffset;
    let value = this.OR2({
      ERR_MSG: "an expression",
      DEF: [
        { ALT: () => this.SUBRULE(this.named) },
        { ALT: () => ({ kind: "NumberLiteral", at, text: this.CONSUME(NumberToken).image }) },
        { ALT: () => ({ kind: "StringLiteral", at, value: toText2(this.CONSUME(StringToken)) }) },
        { ALT: () => inOrder(this.CONSUME(K.null), { kind: "NullLiteral", at }) },
        { ALT: () => inOrder(this.CONSUME(K.true), { kind: "BooleanLiteral", at, value: true }) },
        { ALT: () => inOrder(this.CONSUME(K.false), { kind: "BooleanLiteral", at, value: false }) },
        { ALT: () => ({ kind: "Parameter", at, name: toText2(this.CONSUME(ParameterToken)) }) },
        { ALT: () => this.SUBRULE(this.parenthesized) },
        { ALT: () => this.SUBRULE(this.scalarSubquery) },
        { ALT: () => this.SUBRULE(this.case) },
        { ALT: () => this.SUBRULE(this.cast) },
        { ALT: () => this.SUBRULE(this.exists) },
        { ALT: () => this.SUBRULE(this.array) },
        { ALT: () => this.SUBRULE(this.row) },
        { ALT: () => this.SUBRULE(this.timeLiteral) },
        { ALT: () => this.SUBRULE(this.extract) },
        { ALT: () => this.SUBRULE(this.substring) },
        { ALT: () => this.SUBRULE(this.position) },
        { ALT: () => this.SUBRULE(this.overlay) },
        { ALT: () => this.SUBRULE(this.trim) },
        { ALT: () => this.SUBRULE(this.currentValue) }
      ]
    });
    this.MANY2(() => {
      const operand = value;
      const part2 = this.SUBRULE(this.indirection);
      value = this.ACTION(() => ({ ...part2, at: operand.at, operand }));
    });
    this.ACTION(() => stack.pushOperand(value));
  });
  /** https://www.postgresql.org/docs/current/sql-expressions.html#FIELD-SELECTION and #SQL-EXPRESSIONS-SUBSCRIPTS. */
  indirection = this.RULE(
    "indirection",
    () => this.OR([
      { ALT: () => this.SUBRULE(this.subscript) },
      {
        ALT: () => inOrder(this.CONSUME(Dot), { kind: "FieldAccess", field: toIdentifier(this.CONSUME(Identifier)) })
      }
    ])
  );
  /** ANY (…), SOME (…), ALL (…): https://www.postgresql.org/docs/current/functions-subquery.html and …/functions-comparisons.html. */
  quantifier = this.RULE("quantifier", (stack) => {
    const token = this.LA(1);
    const quantifier = this.OR([
      { ALT: () => inOrder(this.CONSUME(K.any), "any") },
      { ALT: () => inOrder(this.CONSUME(K.some), "any") },
      { ALT: () => inOrder(this.CONSUME(K.all), "all") }
    ]);
    const right2 = this.OR2([
      { ALT: () => inOrder(this.CONSUME(QueryParen), this.SUBRULE(this.query)) },
      { ALT: () => inOrder(this.CONSUME(LeftParen), this.SUBRULE(this.expression)) }
    ]);
    this.CONSUME(RightParen);
    this.ACTION(() => stack.applyQuantifier(token, quantifier, right2));
  });
  /** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-SUBSCRIPTS. */
  subscript = this.RULE("subscript", () => {
    let index;
    let upper;
    let isSlice = false;
    this.CONSUME(LeftBracket);
    this.OR([
      {
        ALT: () => {
          isSlice = inOrder(this.CONSUME(Colon), true);
          upper = this.OPTION(() => this.SUBRULE(this.expression));
        }
      },
      {
        ALT: () => {
          index = this.SUBRULE2(this.expression);
          this.OPTION2(() => {
            isSlice = inOrder(this.CONSUME2(Colon), true);
            upper = this.OPTION3(() => this.SUBRULE3(this.expression));
          });
        }
      }
    ]);
    this.CONSUME(RightBracket);
    return { kind: "Subscript", index, upper, isSlice };
  });
  /** Expressions with commas between them. */
  expressionList = this.RULE("expressionList", () => {
    const items = [];
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        items.push(this.SUBRULE(this.expression));
      }
    });
    return items;
  });
  /** A column, a call, or a literal with its type before it: https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-COLUMN-REFS. */
  named = this.RULE("named", () => {
    const path = this.SUBRULE(this.path);
    const tail = this.OPTION(
      () => this.OR([
        {
          ALT: () => {
            const call2 = this.SUBRULE(this.callTail, { ARGS: [path] });
            const value = this.OPTION2(() => this.CONSUME(StringToken));
            return value === void 0 ? call2 : this.ACTION(() => createSizedLiteral(call2, value));
          }
        },
        {
          ALT: () => {
            const value = toText2(this.CONSUME2(StringToken));
            return this.ACTION(() => createTypedLiteral(path, value));
          }
        },
        {
          ALT: () => {
            const type = this.SUBRULE(this.longTypeTail, { ARGS: [path] });
            const value = toText2(this.CONSUME3(StringToken));
            return { kind: "TypedLiteral", at: type.at, type, value, fields: void 0 };
          }
        }
      ])
    );
    return tail ?? this.ACTION(() => ({ kind: "ColumnReference", at: path[0]?.at, path }));
  });
  /** The words after the first of double precision, character varying(3). */
  longTypeTail = this.RULE("longTypeTail", (path) => {
    const token = this.OR([{ ALT: () => this.CONSUME(K.precision) }, { ALT: () => this.CONSUME(K.varying) }]);
    const tail = this.SUBRULE(this.typeTail, { ARGS: [path] });
    return this.ACTION(() => ({ ...tail, name: `${tail.name} ${token.image.toLowerCase()}` }));
  });
  /** (a), and (a, b), which is a row. */
  parenthesized = this.RULE("parenthesized", () => {
    const at = this.CONSUME(LeftParen).startOffset;
    const first = this.SUBRULE(this.expression);
    const items = [first];
    this.MANY(() => {
      this.CONSUME(Comma);
      items.push(this.SUBRULE2(this.expression));
    });
    this.CONSUME(RightParen);
    return items.length === 1 ? first : { kind: "Row", at, items };
  });
};
var signs = {
  "-": ["-", levels.sign],
  "+": ["+", levels.sign],
  "~": ["~", levels.other]
};
function pushPrefix(stack, token) {
  const call2 = prefixCallTable.find((row) => row.text === token.image);
  if (call2 !== void 0) {
    stack.pushPrefix(levels.other, (operand) => toCall(token, call2.name, [operand]));
    return;
  }
  const [operator2, level] = signs[token.image] ?? ["not", levels.not];
  stack.pushPrefix(level, (operand) => ({ kind: "Unary", at: token.startOffset, operator: operator2, operand }));
}
function createSizedLiteral(call2, token) {
  const modifiers = call2.arguments.map(
    ({ value }) => value.kind === "NumberLiteral" ? Number(value.text) : Number.NaN
  );
  if (modifiers.some(Number.isNaN) || call2.over !== void 0 || call2.filter !== void 0) {
    throw createError(
      "sql_syntax",
      {
        found: quoteExcerpt(token.image),
        problem: "a string cannot follow a call",
        advice: "A comma seems to be missing."
      },
      { position: token.startOffset }
    );
  }
  const literal = createTypedLiteral(call2.path, toText2(token));
  return { ...literal, type: { ...literal.type, modifiers } };
}
function createTypedLiteral(path, value) {
  const last = path.at(-1);
  const name = last?.isQuoted === true ? last.name : last?.name.toLowerCase() ?? "";
  return {
    kind: "TypedLiteral",
    at: path[0]?.at,
    type: { kind: "TypeName", at: path[0]?.at, name, schema: path.at(-2), modifiers: [], arrayDepth: 0 },
    value,
    fields: void 0
  };
}

// src/sql/parser/operator-stack.ts
var OperatorStack = class {
  #operands = [];
  #entries = [];
  /** An operator before an operand that is still to come. */
  pushPrefix(level, wrap2) {
    this.#entries.push({ level, isPrefix: true, combine: (_, operand) => wrap2(operand) });
  }
  /** An operand without operators of its own. */
  pushOperand(operand) {
    this.#operands.push(operand);
  }
  /**
   * An operator whose right operand is still to come.
   * @throws sql_syntax if it stands beside another one with which it does not combine, as in a < b < c.
   */
  pushInfix(level, token, combine2, quantified) {
    this.#reduce(level, token);
    this.#entries.push({ level, isPrefix: false, combine: combine2, quantified });
  }
  /** LIKE and its kin, whose pattern is still to come and after it perhaps an ESCAPE. */
  pushLike(token, fields) {
    const escapeSlot = { value: void 0 };
    this.#reduce(levels.range, token);
    this.#entries.push({
      level: levels.range,
      isPrefix: false,
      combine: (operand, pattern3) => ({
        kind: "Like",
        at: operand.at,
        operand,
        pattern: pattern3,
        escape: escapeSlot.value,
        isNegated: fields.isNegated,
        form: fields.form
      }),
      quantified: nameLike(fields),
      escapeSlot
    });
  }
  /**
   * ANY (…) or ALL (…) in the place of a right operand.
   * @throws sql_syntax if no operator that can take it stands before it.
   */
  applyQuantifier(token, quantifier, right2) {
    const operator2 = this.#entries.pop()?.quantified;
    const left2 = this.#operands.pop();
    if (operator2 === void 0 || left2 === void 0) throw misplacedQuantifier(token);
    this.#operands.push({ kind: "Quantified", at: left2.at, operator: operator2, left: left2, quantifier, right: right2 });
  }
  /**
   * ESCAPE, whose operand is still to come.
   * @throws sql_syntax if no LIKE is open.
   */
  pushEscape(token) {
    this.#reduce(levels.escape, token);
    const escapeSlot = this.#entries.at(-1)?.escapeSlot;
    if (escapeSlot === void 0) throw misplacedEscape(token);
    this.#entries.push({
      level: levels.escape,
      isPrefix: false,
      combine: (pattern3, value) => {
        escapeSlot.value = value;
        return pattern3;
      }
    });
  }
  /** An operator after its operand. */
  applyPostfix(level, token, wrap2) {
    this.#reduce(level, token);
    const operand = this.#operands.pop();
    if (operand !== void 0) this.#operands.push(wrap2(operand));
  }
  /** The finished expression. */
  finish() {
    for (let entry = this.#entries.pop(); entry !== void 0; entry = this.#entries.pop()) this.#combine(entry);
    const whole = this.#operands.pop();
    if (whole === void 0) throw createError("internal", { problem: "an expression without operands" });
    return whole;
  }
  /** Combines what binds tighter than the operator that comes now. */
  #reduce(level, token) {
    for (let top = this.#entries.at(-1); top !== void 0; top = this.#entries.at(-1)) {
      if (top.level.precedence < level.precedence) return;
      if (top.level.precedence === level.precedence && level.associativity !== "left") {
        if (level.associativity === "none") throw unchainable(token);
        return;
      }
      this.#entries.pop();
      this.#combine(top);
    }
  }
  #combine(entry) {
    const right2 = this.#operands.pop();
    const left2 = entry.isPrefix ? right2 : this.#operands.pop();
    if (left2 !== void 0 && right2 !== void 0) this.#operands.push(entry.combine(left2, right2));
  }
};
function unchainable(token) {
  return createError(
    "sql_syntax",
    {
      found: `"${token.image}"`,
      problem: "operators of this kind cannot be chained",
      advice: "Write a < b AND b < c, or say with parentheses what belongs together."
    },
    { position: token.startOffset }
  );
}
function misplacedEscape(token) {
  return createError(
    "sql_syntax",
    {
      found: `"${token.image}"`,
      problem: "there is no LIKE before it",
      advice: "Write a LIKE pattern ESCAPE '!'."
    },
    { position: token.startOffset }
  );
}
function nameLike({ form, isNegated }) {
  if (form === "similar") return void 0;
  return isNegated ? `not ${form}` : form;
}
function misplacedQuantifier(token) {
  return createError(
    "sql_syntax",
    {
      found: `"${token.image}"`,
      problem: "there is no operator before it that could compare with it",
      advice: "Write x = ANY (\u2026), x <> ALL (\u2026), x LIKE ANY (\u2026)."
    },
    { position: token.startOffset }
  );
}

// src/sql/parser/expressions-parser.ts
var ExpressionsParser = class extends OperandsParser {
  /** What PostgreSQL's grammar calls a_expr. */
  expression = this.RULE("expression", () => {
    const stack = new OperatorStack();
    this.SUBRULE(this.operand, { ARGS: [stack] });
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.SUBRULE(this.infix, { ARGS: [stack] });
            this.OR2([
              { ALT: () => this.SUBRULE2(this.operand, { ARGS: [stack] }) },
              { ALT: () => this.SUBRULE(this.quantifier, { ARGS: [stack] }) }
            ]);
          }
        },
        {
          ALT: () => {
            this.SUBRULE(this.logical, { ARGS: [stack] });
            this.SUBRULE3(this.operand, { ARGS: [stack] });
          }
        },
        { ALT: () => this.SUBRULE(this.postfix, { ARGS: [stack] }) },
        { ALT: () => this.SUBRULE(this.isTest, { ARGS: [stack] }) },
        { ALT: () => this.SUBRULE(this.rangeTest, { ARGS: [stack] }) }
      ]);
    });
    return this.ACTION(() => stack.finish());
  });
  /** What PostgreSQL's grammar calls b_expr: no AND, OR, IS, IN, LIKE or BETWEEN outside of parentheses. */
  restrictedExpression = this.RULE("restrictedExpression", () => {
    const stack = new OperatorStack();
    this.SUBRULE(this.operand, { ARGS: [stack] });
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.SUBRULE(this.infix, { ARGS: [stack] });
            this.OR2([
              { ALT: () => this.SUBRULE2(this.operand, { ARGS: [stack] }) },
              { ALT: () => this.SUBRULE(this.quantifier, { ARGS: [stack] }) }
            ]);
          }
        },
        { ALT: () => this.SUBRULE(this.postfix, { ARGS: [stack] }) }
      ]);
    });
    return this.ACTION(() => stack.finish());
  });
  /** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-OPERATOR-CALLS, and AT TIME ZONE. */
  infix = this.RULE("infix", (stack) => {
    this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(InfixOperator);
          this.ACTION(() => pushOperator(stack, token, token.image, void 0));
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(K.operator);
          const image = this.SUBRULE(this.qualifiedOperator);
          this.ACTION(() => pushOperator(stack, token, image, levels.other));
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(K.at);
          this.CONSUME(K.time);
          this.CONSUME(K.zone);
          this.ACTION(
            () => stack.pushInfix(levels.at, token, (operand, zone) => ({
              kind: "AtTimeZone",
              at: operand.at,
              operand,
              zone
            }))
          );
        }
      }
    ]);
  });
  /** OPERATOR(schema.operator) stands on the level of all other operators, whichever it is. */
  qualifiedOperator = this.RULE("qualifiedOperator", () => {
    this.CONSUME(LeftParen);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(Identifier) }, { ALT: () => this.CONSUME(StarQualifier) }]);
      this.CONSUME(Dot);
    });
    const { image } = this.CONSUME(InfixOperator);
    this.CONSUME(RightParen);
    return image;
  });
  /** https://www.postgresql.org/docs/current/functions-logical.html, and the ESCAPE of LIKE. */
  logical = this.RULE("logical", (stack) => {
    this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(K.and);
          this.ACTION(() => pushBinary(stack, token, levels.and, "and"));
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(K.or);
          this.ACTION(() => pushBinary(stack, token, levels.or, "or"));
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(K.escape);
          this.ACTION(() => stack.pushEscape(token));
        }
      }
    ]);
  });
  /** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-TYPE-CASTS and #SQL-SYNTAX-COLLATE-EXPRS. */
  postfix = this.RULE("postfix", (stack) => {
    this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(CastSign);
          const type = this.SUBRULE(this.typeName);
          this.ACTION(
            () => stack.applyPostfix(levels.cast, token, (operand) => ({ kind: "Cast", at: operand.at, operand, type }))
          );
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(K.collate);
          const collation = this.SUBRULE(this.path);
          this.ACTION(
            () => stack.applyPostfix(levels.collate, token, (operand) => ({
              kind: "Collate",
              at: operand.at,
              operand,
              collation
            }))
          );
        }
      }
    ]);
  });
  /** https://www.postgresql.org/docs/current/functions-comparison.html: IS NULL and its kin, IS DISTINCT FROM. */
  isTest = this.RULE("isTest", (stack) => {
    this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(K.isnull);
          this.ACTION(() => applyIs(stack, token, "null", false));
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(K.notnull);
          this.ACTION(() => applyIs(stack, token, "null", true));
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(K.is);
          const isNegated = this.OPTION(() => this.CONSUME(K.not)) !== void 0;
          this.OR2([
            {
              ALT: () => {
                const test = this.SUBRULE(this.truthValue);
                this.ACTION(() => applyIs(stack, token, test, isNegated));
              }
            },
            {
              ALT: () => {
                this.CONSUME(K.distinct);
                this.CONSUME(K.from);
                this.ACTION(
                  () => stack.pushInfix(levels.is, token, (left2, right2) => ({
                    kind: "IsDistinct",
                    at: left2.at,
                    left: left2,
                    right: right2,
                    isNegated
                  }))
                );
                this.SUBRULE(this.operand, { ARGS: [stack] });
              }
            }
          ]);
        }
      }
    ]);
  });
  truthValue = this.RULE(
    "truthValue",
    () => this.OR([
      { ALT: () => inOrder(this.CONSUME(K.null), "null") },
      { ALT: () => inOrder(this.CONSUME(K.true), "true") },
      { ALT: () => inOrder(this.CONSUME(K.false), "false") },
      { ALT: () => inOrder(this.CONSUME(K.unknown), "unknown") }
    ])
  );
  /** [NOT] BETWEEN, IN, LIKE: https://www.postgresql.org/docs/current/functions-comparison.html, …/functions-subquery.html, …/functions-matching.html. */
  rangeTest = this.RULE("rangeTest", (stack) => {
    const isNegated = this.OPTION(() => this.CONSUME(K.not)) !== void 0;
    this.OR([
      { ALT: () => this.SUBRULE(this.in, { ARGS: [stack, isNegated] }) },
      {
        ALT: () => {
          this.SUBRULE(this.between, { ARGS: [stack, isNegated] });
          this.SUBRULE(this.operand, { ARGS: [stack] });
        }
      },
      {
        ALT: () => {
          const token = this.LA(1);
          const form = this.SUBRULE(this.likeForm);
          this.ACTION(() => stack.pushLike(token, { form, isNegated }));
          this.OR2([
            { ALT: () => this.SUBRULE2(this.operand, { ARGS: [stack] }) },
            { ALT: () => this.SUBRULE(this.quantifier, { ARGS: [stack] }) }
          ]);
        }
      }
    ]);
  });
  between = this.RULE("between", (stack, isNegated) => {
    const token = this.CONSUME(K.between);
    let isSymmetric = false;
    this.OPTION(() => {
      isSymmetric = this.OR([
        { ALT: () => inOrder(this.CONSUME(K.symmetric), true) },
        { ALT: () => inOrder(this.CONSUME(K.asymmetric), false) }
      ]);
    });
    const low = this.SUBRULE(this.restrictedExpression);
    this.CONSUME(K.and);
    this.ACTION(
      () => stack.pushInfix(
        levels.range,
        token,
        (operand, high) => ({ kind: "Between", at: operand.at, operand, low, high, isNegated, isSymmetric })
      )
    );
  });
  in = this.RULE("in", (stack, isNegated) => {
    const token = this.CONSUME(K.in);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(QueryParen);
          const query = this.SUBRULE(this.query);
          this.ACTION(
            () => stack.applyPostfix(levels.range, token, (operand) => ({
              kind: "InQuery",
              at: operand.at,
              operand,
              query,
              isNegated
            }))
          );
        }
      },
      {
        ALT: () => {
          this.CONSUME(LeftParen);
          const items = this.SUBRULE(this.expressionList);
          this.ACTION(
            () => stack.applyPostfix(levels.range, token, (operand) => ({
              kind: "InList",
              at: operand.at,
              operand,
              items,
              isNegated
            }))
          );
        }
      }
    ]);
    this.CONSUME(RightParen);
  });
  likeForm = this.RULE(
    "likeForm",
    () => this.OR([
      { ALT: () => inOrder(this.CONSUME(K.like), "like") },
      { ALT: () => inOrder(this.CONSUME(K.ilike), "ilike") },
      { ALT: () => inOrder(this.CONSUME(K.similar), this.CONSUME(K.to), "similar") }
    ])
  );
};
var operatorRows = new Map(
  operatorTable.map((row) => [
    row.text,
    { level: levels[row.level], operator: "means" in row ? row.means : row.text }
  ])
);
var likeRows = new Map(likeOperatorTable.map((row) => [row.text, row]));
function pushBinary(stack, token, level, operator2) {
  const combine2 = (left2, right2) => ({
    kind: "Binary",
    at: left2.at,
    operator: operator2,
    left: left2,
    right: right2
  });
  stack.pushInfix(level, token, combine2, operator2 === "and" || operator2 === "or" ? void 0 : operator2);
}
function pushOperator(stack, token, image, level) {
  const row = operatorRows.get(image);
  if (row !== void 0) {
    pushBinary(stack, token, level ?? row.level, row.operator);
    return;
  }
  const { form, isNegated } = likeRows.get(image) ?? likeOperatorTable[0];
  stack.pushInfix(
    level ?? levels.other,
    token,
    (operand, pattern3) => ({
      kind: "Like",
      at: operand.at,
      operand,
      pattern: pattern3,
      escape: void 0,
      isNegated,
      form
    }),
    nameLike({ form, isNegated })
  );
}
function applyIs(stack, token, test, isNegated) {
  stack.applyPostfix(levels.is, token, (operand) => ({ kind: "Is", at: operand.at, operand, test, isNegated }));
}

// src/sql/parser/tables-parser.ts
var TablesParser = class extends ExpressionsParser {
  /**
   * https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-JOIN: `a JOIN b JOIN c ON x ON y` is a JOIN (b JOIN c ON x) ON y,
   * so joins wait on a stack for their ON. Read flat, so that a long chain needs no deep stack.
   */
  tableExpression = this.RULE("tableExpression", () => {
    const pending = [];
    let current = this.SUBRULE(this.tablePrimary);
    this.MANY({
      // The ON of ON CONFLICT belongs to the INSERT whose rows this query gives.
      GATE: () => !(this.LA(1).tokenType === K.on && this.LA(2).tokenType === K.conflict),
      DEF: () => {
        current = this.OR([
          { ALT: () => this.SUBRULE(this.crossJoin, { ARGS: [current] }) },
          { ALT: () => this.SUBRULE(this.outerApply, { ARGS: [current] }) },
          { ALT: () => this.SUBRULE(this.naturalJoin, { ARGS: [current] }) },
          {
            ALT: () => {
              const token = this.LA(1);
              const type = this.SUBRULE(this.joinType);
              pending.push({ type, token, left: current });
              return this.SUBRULE2(this.tablePrimary);
            }
          },
          {
            ALT: () => {
              const token = this.CONSUME(K.on);
              const on = this.SUBRULE(this.expression);
              return this.ACTION(() => finishJoin(pending.pop(), token, current, on, []));
            }
          },
          {
            ALT: () => {
              const token = this.CONSUME(K.using);
              const using = this.SUBRULE(this.nameList);
              this.OPTION(() => {
                const { startOffset } = this.CONSUME(K.as);
                this.ACTION(() => refuse("an alias after USING (\u2026)", "Leave it out, or write ON.", startOffset));
              });
              return this.ACTION(() => finishJoin(pending.pop(), token, current, void 0, using));
            }
          }
        ]);
      }
    });
    this.ACTION(() => {
      const open4 = pending.pop();
      if (open4 !== void 0) throw missingCondition(open4.token);
    });
    return current;
  });
  /** [INNER | LEFT | RIGHT | FULL [OUTER]] JOIN. */
  joinType = this.RULE("joinType", () => {
    let type = "inner";
    this.OPTION(() => {
      type = this.OR([
        { ALT: () => inOrder(this.CONSUME(K.inner), "inner") },
        { ALT: () => this.SUBRULE(this.outerType) }
      ]);
    });
    this.CONSUME(K.join);
    return type;
  });
  outerType = this.RULE("outerType", () => {
    const type = this.OR([
      { ALT: () => inOrder(this.CONSUME(K.left), "left") },
      { ALT: () => inOrder(this.CONSUME(K.right), "right") },
      { ALT: () => inOrder(this.CONSUME(K.full), "full") }
    ]);
    this.OPTION(() => this.CONSUME(K.outer));
    return type;
  });
  /** CROSS JOIN, and T-SQL's CROSS APPLY, which is a cross join with a lateral table. */
  crossJoin = this.RULE("crossJoin", (left2) => {
    this.CONSUME(K.cross);
    const isApply = this.OR([
      { ALT: () => inOrder(this.CONSUME(K.join), false) },
      { ALT: () => inOrder(this.CONSUME(K.apply), true) }
    ]);
    const right2 = this.SUBRULE(this.tablePrimary);
    return this.ACTION(() => createJoin("cross", left2, isApply ? makeLateral(right2) : right2, {}));
  });
  /** T-SQL's OUTER APPLY is a left join with a lateral table ON TRUE. */
  outerApply = this.RULE("outerApply", (left2) => {
    this.CONSUME(K.outer);
    this.CONSUME(K.apply);
    const right2 = this.SUBRULE(this.tablePrimary);
    return this.ACTION(
      () => createJoin("left", left2, makeLateral(right2), { on: { kind: "BooleanLiteral", at: right2.at, value: true } })
    );
  });
  naturalJoin = this.RULE("naturalJoin", (left2) => {
    this.CONSUME(K.natural);
    const type = this.SUBRULE(this.joinType);
    const right2 = this.SUBRULE(this.tablePrimary);
    return this.ACTION(() => createJoin(type, left2, right2, { isNatural: true }));
  });
  /** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-SUBQUERIES, #QUERIES-TABLEFUNCTIONS, #QUERIES-LATERAL. */
  tablePrimary = this.RULE(
    "tablePrimary",
    () => this.OR({
      ERR_MSG: "a table",
      DEF: [
        { ALT: () => this.SUBRULE(this.namedTable) },
        { ALT: () => this.SUBRULE(this.derivedTable) },
        {
          ALT: () => {
            const at = this.CONSUME(LeftParen).startOffset;
            const table2 = this.SUBRULE(this.tableExpression);
            this.CONSUME(RightParen);
            const alias = this.OPTION(() => this.SUBRULE(this.tableAlias));
            return alias === void 0 ? table2 : this.ACTION(() => nameJoin(table2, alias, at));
          }
        },
        {
          ALT: () => {
            const { startOffset } = this.CONSUME(K.lateral);
            const table2 = this.OR2([
              { ALT: () => this.SUBRULE2(this.namedTable) },
              { ALT: () => this.SUBRULE2(this.derivedTable) }
            ]);
            return this.ACTION(() => ({ ...makeLateral(table2), at: startOffset }));
          }
        }
      ]
    })
  );
  derivedTable = this.RULE("derivedTable", () => {
    const at = this.CONSUME(QueryParen).startOffset;
    const query = this.SUBRULE(this.query);
    this.CONSUME(RightParen);
    const alias = this.OPTION(() => this.SUBRULE(this.tableAlias));
    return { kind: "DerivedTable", at, isLateral: false, query, alias };
  });
  /** A table, or a function call with what can follow it. */
  namedTable = this.RULE("namedTable", () => {
    const path = this.SUBRULE(this.path);
    return this.OR([
      { ALT: () => this.SUBRULE(this.functionTail, { ARGS: [path] }) },
      { ALT: () => this.SUBRULE(this.tableTail, { ARGS: [path] }) }
    ]);
  });
  functionTail = this.RULE("functionTail", (path) => {
    const call2 = this.SUBRULE(this.callArguments);
    const hasOrdinality = this.OPTION(() => inOrder(this.CONSUME(K.with), this.CONSUME(K.ordinality))) !== void 0;
    const alias = this.OPTION2(() => this.SUBRULE(this.functionAlias));
    return this.ACTION(() => {
      const at = path[0]?.at;
      return {
        kind: "FunctionTable",
        at,
        isLateral: false,
        call: { kind: "FunctionCall", at, path, ...call2, withinGroup: [], filter: void 0, over: void 0 },
        hasOrdinality,
        alias
      };
    });
  });
  tableTail = this.RULE("tableTail", (path) => {
    const isCacheOnly = this.OPTION(() => this.CONSUME(CacheSuffix)) === void 0 ? void 0 : true;
    const alias = this.OPTION2(() => this.SUBRULE(this.tableAlias));
    return this.ACTION(() => ({ kind: "TableName", at: path[0]?.at, path, alias, isCacheOnly }));
  });
  /** The alias of a function, which in PostgreSQL can define columns: AS t (a int), AS (a int). */
  functionAlias = this.RULE("functionAlias", () => {
    const token = this.OPTION(() => this.CONSUME(K.as));
    return this.OR([
      {
        ALT: () => {
          const name = toIdentifier(this.CONSUME(Identifier));
          const columns = this.OPTION2(() => this.SUBRULE(this.functionColumns)) ?? [];
          return { kind: "TableAlias", at: name.at, name, columns };
        }
      },
      {
        ALT: () => {
          this.SUBRULE2(this.functionColumns);
          return this.ACTION(
            () => refuse("a column list without a table alias", "Write AS t (a, b).", token?.startOffset)
          );
        }
      }
    ]);
  });
  functionColumns = this.RULE("functionColumns", () => {
    const columns = [];
    this.CONSUME(LeftParen);
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        columns.push(toIdentifier(this.CONSUME(Identifier)));
        this.OPTION(() => {
          const { at } = this.SUBRULE(this.typeName);
          this.ACTION(() => refuse("a column definition in FROM", "Cast in the select list: t.a::int.", at));
        });
      }
    });
    this.CONSUME(RightParen);
    return columns;
  });
  /** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-TABLE-ALIASES. */
  tableAlias = this.RULE("tableAlias", () => {
    this.OPTION(() => this.CONSUME(K.as));
    const name = toIdentifier(this.CONSUME(Identifier));
    const columns = this.OPTION2(() => this.SUBRULE(this.nameList)) ?? [];
    return { kind: "TableAlias", at: name.at, name, columns };
  });
};
function createJoin(type, left2, right2, more) {
  return { kind: "Join", at: left2.at, type, isNatural: false, left: left2, right: right2, on: void 0, using: [], ...more };
}
function finishJoin(pending, token, right2, on, using) {
  if (pending === void 0) {
    throw createError(
      "sql_syntax",
      {
        found: `"${token.image}"`,
        problem: "there is no JOIN that it could belong to",
        advice: "Write a JOIN b ON \u2026, or use WHERE."
      },
      { position: token.startOffset }
    );
  }
  return createJoin(pending.type, pending.left, right2, { on, using });
}
function nameJoin(table2, alias, at) {
  if (table2.kind !== "Join")
    refuse("an alias after the parentheses of one table", "Write it inside of them.", alias.at);
  const query = createQuery(at, void 0, { body: selectAll(table2, at) }, [], []);
  return { kind: "DerivedTable", at, isLateral: false, query, alias };
}
function refuse(feature, advice, position) {
  throw createError("not_supported", { feature, advice }, { position });
}
function makeLateral(table2) {
  return "isLateral" in table2 ? { ...table2, isLateral: true } : table2;
}
function missingCondition(token) {
  return createError(
    "sql_syntax",
    {
      found: `"${token.image}"`,
      problem: "this JOIN has no ON and no USING",
      advice: "Write JOIN b ON a.id = b.a_id, JOIN b USING (id), or CROSS JOIN b."
    },
    { position: token.startOffset }
  );
}

// src/sql/parser/select-parser.ts
var SelectParser = class extends TablesParser {
  /** https://www.postgresql.org/docs/current/sql-select.html, with T-SQL's TOP and the INTO of drivers. */
  select = this.RULE("select", () => {
    const at = this.CONSUME(K.select).startOffset;
    const distinct = this.OPTION(() => this.SUBRULE(this.selectQuantifier));
    const top = this.OPTION2(() => this.SUBRULE(this.top));
    const items = [];
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        items.push(this.SUBRULE(this.selectItem));
      }
    });
    const into = this.OPTION3(() => this.SUBRULE(this.into));
    const from = this.OPTION4(() => this.SUBRULE(this.from)) ?? [];
    const where = this.OPTION5(() => this.SUBRULE(this.where));
    const groupBy = this.OPTION6(() => this.SUBRULE(this.groupBy)) ?? [];
    const having = this.OPTION7(() => this.SUBRULE(this.having));
    const windows = this.OPTION8(() => this.SUBRULE(this.windowClause)) ?? [];
    const body = {
      kind: "Select",
      at,
      distinct: distinct === "all" ? void 0 : distinct,
      items,
      from,
      where,
      groupBy,
      having,
      windows
    };
    return { body, top, into };
  });
  /** https://www.postgresql.org/docs/current/queries-select-lists.html#QUERIES-DISTINCT. */
  selectQuantifier = this.RULE(
    "selectQuantifier",
    () => this.OR([
      { ALT: () => inOrder(this.CONSUME(K.all), "all") },
      {
        ALT: () => {
          const at = this.CONSUME(K.distinct).startOffset;
          let on = [];
          this.OPTION(() => {
            this.CONSUME(K.on);
            this.CONSUME(LeftParen);
            on = this.SUBRULE(this.expressionList);
            this.CONSUME(RightParen);
          });
          return { kind: "Distinct", at, on };
        }
      }
    ])
  );
  /** TOP n, TOP (n), TOP n WITH TIES, as T-SQL has it. */
  top = this.RULE("top", () => {
    const token = this.CONSUME(K.top);
    const limit = this.SUBRULE(this.rowCount);
    const hasTies = this.OPTION(() => inOrder(this.CONSUME(K.with), this.CONSUME(K.ties))) === void 0 ? void 0 : true;
    return { token, limit, hasTies };
  });
  rowCount = this.RULE("rowCount", () => {
    const at = this.LA(1).startOffset;
    return this.OR([
      { ALT: () => ({ kind: "NumberLiteral", at, text: this.CONSUME(NumberToken).image }) },
      { ALT: () => ({ kind: "Parameter", at, name: toText2(this.CONSUME(ParameterToken)) }) },
      {
        ALT: () => {
          this.CONSUME(LeftParen);
          const count2 = this.SUBRULE(this.expression);
          this.CONSUME(RightParen);
          return count2;
        }
      }
    ]);
  });
  /** https://www.postgresql.org/docs/current/queries-select-lists.html. */
  selectItem = this.RULE("selectItem", () => {
    const at = this.LA(1).startOffset;
    return this.OR({
      ERR_MSG: "a column or an expression",
      DEF: [
        { ALT: () => inOrder(this.CONSUME(findOperatorToken("*")), { kind: "Star", at, qualifier: [] }) },
        { ALT: () => ({ kind: "Star", at, qualifier: this.SUBRULE(this.starQualifier) }) },
        {
          ALT: () => {
            const expression = this.SUBRULE(this.expression);
            const alias = this.OPTION(() => this.SUBRULE(this.label));
            return { kind: "OutputColumn", at, expression, alias };
          }
        }
      ]
    });
  });
  starQualifier = this.RULE("starQualifier", () => {
    const qualifier = [toIdentifier(this.CONSUME(StarQualifier))];
    this.CONSUME(Dot);
    this.MANY(() => {
      qualifier.push(toIdentifier(this.CONSUME(Identifier)));
      this.CONSUME2(Dot);
    });
    this.CONSUME(findOperatorToken("*"));
    return qualifier;
  });
  /** https://www.postgresql.org/docs/current/queries-select-lists.html#QUERIES-COLUMN-LABELS; a string after AS as SQLite has it. */
  label = this.RULE(
    "label",
    () => this.OR([
      {
        ALT: () => {
          this.CONSUME(K.as);
          return this.OR2([
            { ALT: () => toIdentifier(this.CONSUME(Identifier)) },
            {
              ALT: () => {
                const token = this.CONSUME(StringToken);
                return { kind: "Identifier", at: token.startOffset, name: toText2(token), isQuoted: true };
              }
            }
          ]);
        }
      },
      { ALT: () => toIdentifier(this.CONSUME2(Identifier)) }
    ])
  );
  /** INTO csv://file, bare or in any quotes. */
  into = this.RULE("into", () => {
    this.CONSUME(K.into);
    const token = this.OR({
      ERR_MSG: "csv://file",
      DEF: [
        { ALT: () => this.CONSUME(FileToken) },
        { ALT: () => this.CONSUME(StringToken) },
        { ALT: () => this.CONSUME(Identifier) }
      ]
    });
    return this.ACTION(() => toFile(token));
  });
  from = this.RULE("from", () => {
    const tables = [];
    this.CONSUME(K.from);
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        tables.push(this.SUBRULE(this.tableExpression));
      }
    });
    return tables;
  });
  /** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-WHERE. */
  where = this.RULE("where", () => {
    this.CONSUME(K.where);
    return this.SUBRULE(this.expression);
  });
  /** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-GROUP. A row in parentheses groups by its parts. */
  groupBy = this.RULE("groupBy", () => {
    const elements = [];
    this.CONSUME(K.group);
    this.CONSUME(K.by);
    this.OPTION(() => this.CONSUME(K.all));
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        const at = this.LA(1).startOffset;
        const element = this.SUBRULE(this.groupingElement);
        this.ACTION(() => elements.push(...flattenGrouping(element, at)));
      }
    });
    return elements;
  });
  /** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-GROUPING-SETS. */
  groupingElement = this.RULE("groupingElement", () => {
    const at = this.LA(1).startOffset;
    const sets = (type, elements) => ({
      kind: "GroupingSets",
      at,
      type,
      elements
    });
    return this.OR([
      {
        ALT: () => inOrder(this.CONSUME(K.grouping), this.CONSUME(K.sets), sets("sets", this.SUBRULE(this.groupingList)))
      },
      { ALT: () => inOrder(this.CONSUME(K.rollup), sets("rollup", this.SUBRULE2(this.groupingList))) },
      { ALT: () => inOrder(this.CONSUME(K.cube), sets("cube", this.SUBRULE3(this.groupingList))) },
      {
        ALT: () => {
          this.CONSUME(LeftParen);
          this.CONSUME(RightParen);
          return [];
        }
      },
      { ALT: () => this.SUBRULE(this.expression) }
    ]);
  });
  groupingList = this.RULE("groupingList", () => {
    const elements = [];
    this.CONSUME(LeftParen);
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        const element = this.SUBRULE(this.groupingElement);
        this.ACTION(() => elements.push("kind" in element && element.kind === "Row" ? element.items : element));
      }
    });
    this.CONSUME(RightParen);
    return elements;
  });
  having = this.RULE("having", () => {
    this.CONSUME(K.having);
    return this.SUBRULE(this.expression);
  });
  /** https://www.postgresql.org/docs/current/sql-select.html#SQL-WINDOW. */
  windowClause = this.RULE("windowClause", () => {
    const windows = [];
    this.CONSUME(K.window);
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        const name = toIdentifier(this.CONSUME(Identifier));
        this.CONSUME(K.as);
        const window = this.SUBRULE(this.window);
        windows.push({ kind: "NamedWindow", at: name.at, name, window });
      }
    });
    return windows;
  });
};
function flattenGrouping(element, at) {
  if (!("kind" in element)) return [{ kind: "GroupingSets", at, type: "sets", elements: [element] }];
  return element.kind === "Row" ? element.items : [element];
}
function toFile(token) {
  const file = typeof token.payload === "string" ? token.payload : decodeName(token.image).name;
  if (/^csv:\/\/./i.test(file)) return file;
  throw createError(
    "not_supported",
    { feature: `SELECT \u2026 INTO ${file}`, advice: "Rows are written into a file: INTO csv://path/to/file.csv." },
    { position: token.startOffset }
  );
}

// src/sql/parser/queries-parser.ts
var QueriesParser = class extends SelectParser {
  /** https://www.postgresql.org/docs/current/sql-select.html: WITH, a body, ORDER BY, and what cuts the rows. */
  query = this.RULE("query", () => {
    const at = this.LA(1).startOffset;
    const withClause = this.OPTION(() => this.SUBRULE(this.with));
    const operand = this.SUBRULE(this.union);
    const orderBy = this.OPTION2(() => this.SUBRULE(this.orderBy)) ?? [];
    const limits = [];
    this.MANY(() => {
      limits.push(
        this.OR([
          { ALT: () => this.SUBRULE(this.limit) },
          { ALT: () => this.SUBRULE(this.offset) },
          { ALT: () => this.SUBRULE(this.fetch) }
        ])
      );
    });
    return this.ACTION(() => createQuery(at, withClause, operand, orderBy, limits));
  });
  /** https://www.postgresql.org/docs/current/queries-with.html. */
  with = this.RULE("with", () => {
    const at = this.CONSUME(K.with).startOffset;
    const isRecursive = this.OPTION(() => this.CONSUME(K.recursive)) !== void 0;
    const tables = [];
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        tables.push(this.SUBRULE(this.commonTable));
      }
    });
    return { kind: "With", at, isRecursive, tables };
  });
  commonTable = this.RULE("commonTable", () => {
    const name = toIdentifier(this.CONSUME(Identifier));
    const columns = this.OPTION(() => this.SUBRULE(this.nameList)) ?? [];
    let isMaterialized;
    this.CONSUME(K.as);
    this.OPTION2(() => {
      isMaterialized = this.OPTION3(() => this.CONSUME(K.not)) === void 0;
      this.CONSUME(K.materialized);
    });
    this.CONSUME(QueryParen);
    const query = this.SUBRULE(this.query);
    this.CONSUME(RightParen);
    return { kind: "CommonTable", at: name.at, name, columns, query, isMaterialized };
  });
  /** https://www.postgresql.org/docs/current/queries-union.html: UNION and EXCEPT from left to right; INTERSECT binds tighter. */
  union = this.RULE("union", () => {
    let left2 = this.SUBRULE(this.intersection);
    this.MANY(() => {
      const operator2 = this.OR([
        { ALT: () => inOrder(this.CONSUME(K.union), "union") },
        { ALT: () => inOrder(this.CONSUME(K.except), "except") }
      ]);
      const isAll = this.SUBRULE(this.setQuantifier);
      const right2 = this.SUBRULE2(this.intersection);
      left2 = this.ACTION(() => combine(operator2, isAll, left2, right2));
    });
    return left2;
  });
  intersection = this.RULE("intersection", () => {
    let left2 = this.SUBRULE(this.queryOperand);
    this.MANY(() => {
      this.CONSUME(K.intersect);
      const isAll = this.SUBRULE(this.setQuantifier);
      const right2 = this.SUBRULE2(this.queryOperand);
      left2 = this.ACTION(() => combine("intersect", isAll, left2, right2));
    });
    return left2;
  });
  setQuantifier = this.RULE(
    "setQuantifier",
    () => this.OPTION(
      () => this.OR([
        { ALT: () => inOrder(this.CONSUME(K.all), true) },
        { ALT: () => inOrder(this.CONSUME(K.distinct), false) }
      ])
    ) ?? false
  );
  queryOperand = this.RULE(
    "queryOperand",
    () => this.OR({
      ERR_MSG: "SELECT, VALUES or a query in parentheses",
      DEF: [
        { ALT: () => this.SUBRULE(this.select) },
        { ALT: () => ({ body: this.SUBRULE(this.values) }) },
        { ALT: () => ({ body: this.SUBRULE(this.tableCommand) }) },
        {
          ALT: () => {
            this.CONSUME(QueryParen);
            const query = this.SUBRULE(this.query);
            this.CONSUME(RightParen);
            return this.ACTION(() => ({ body: toBody(query) }));
          }
        }
      ]
    })
  );
  /** https://www.postgresql.org/docs/current/queries-values.html. */
  values = this.RULE("values", () => {
    const at = this.CONSUME(K.values).startOffset;
    const rows2 = [];
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        this.CONSUME(LeftParen);
        rows2.push(this.SUBRULE(this.expressionList));
        this.CONSUME(RightParen);
      }
    });
    return { kind: "Values", at, rows: rows2 };
  });
  /** https://www.postgresql.org/docs/current/sql-select.html#SQL-TABLE: TABLE t is SELECT * FROM t. */
  tableCommand = this.RULE("tableCommand", () => {
    const at = this.CONSUME(K.table).startOffset;
    const path = this.SUBRULE(this.path);
    return this.ACTION(() => selectAll({ kind: "TableName", at: path[0]?.at, path, alias: void 0 }, at));
  });
  /** https://www.postgresql.org/docs/current/queries-limit.html; LIMIT offset, count as SQLite and MySQL have it. */
  limit = this.RULE("limit", () => {
    const token = this.CONSUME(K.limit);
    return this.OR([
      { ALT: () => inOrder(this.CONSUME(K.all), { token }) },
      {
        ALT: () => {
          const first = this.SUBRULE(this.expression);
          const second = this.OPTION(() => inOrder(this.CONSUME(Comma), this.SUBRULE2(this.expression)));
          return second === void 0 ? { token, limit: first } : { token, limit: second, offset: first };
        }
      }
    ]);
  });
  offset = this.RULE("offset", () => {
    const token = this.CONSUME(K.offset);
    const offset = this.SUBRULE(this.expression);
    this.OPTION(() => this.SUBRULE(this.rowWord));
    return { token, offset };
  });
  /** https://www.postgresql.org/docs/current/sql-select.html#SQL-LIMIT: FETCH {FIRST | NEXT} [n] {ROW | ROWS} {ONLY | WITH TIES}. */
  fetch = this.RULE("fetch", () => {
    const token = this.CONSUME(K.fetch);
    this.OR([{ ALT: () => this.CONSUME(K.first) }, { ALT: () => this.CONSUME(K.next) }]);
    const at = this.LA(1).startOffset;
    const limit = this.OPTION(() => this.SUBRULE(this.rowCount)) ?? {
      kind: "NumberLiteral",
      at,
      text: "1"
    };
    this.SUBRULE(this.rowWord);
    const hasTies = this.OR2([
      {
        ALT: () => {
          this.CONSUME(K.only);
          return void 0;
        }
      },
      { ALT: () => inOrder(this.CONSUME(K.with), this.CONSUME(K.ties), true) }
    ]);
    return { token, limit, hasTies };
  });
  rowWord = this.RULE(
    "rowWord",
    () => this.OR([{ ALT: () => this.CONSUME(K.row) }, { ALT: () => this.CONSUME(K.rows) }])
  );
};
function combine(operator2, isAll, left2, right2) {
  const [leftBody, rightBody] = [toOperandBody({ ...left2, into: void 0 }), toOperandBody(right2)];
  if (leftBody === void 0 || rightBody === void 0) return left2;
  return {
    body: { kind: "SetOperation", at: leftBody.at, operator: operator2, isAll, left: leftBody, right: rightBody },
    into: left2.into
  };
}
function toOperandBody(operand) {
  return toBody(createQuery(operand.body.at, void 0, operand, [], []));
}

// src/sql/parser/statements-parser.ts
var StatementsParser = class extends QueriesParser {
  /** One statement without its semicolon. */
  statement = this.RULE(
    "statement",
    () => this.OR({
      ERR_MSG: "a statement",
      DEF: [{ ALT: () => this.SUBRULE(this.plainStatement) }, { ALT: () => this.SUBRULE(this.explain) }]
    })
  );
  /** https://www.postgresql.org/docs/current/sql-explain.html. */
  explain = this.RULE("explain", () => {
    const at = this.CONSUME(K.explain).startOffset;
    const isAnalyze = this.OPTION(
      () => this.OR([
        { ALT: () => inOrder(this.CONSUME(K.analyze), true) },
        { ALT: () => this.SUBRULE(this.explainOptions) }
      ])
    ) ?? false;
    const statement = this.SUBRULE(this.plainStatement);
    return { kind: "Explain", at, isAnalyze, statement };
  });
  /** The options in parentheses, of which ANALYZE is known. */
  explainOptions = this.RULE("explainOptions", () => {
    let isAnalyze = false;
    this.CONSUME(LeftParen);
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        const option = this.CONSUME(Identifier);
        const value = this.OPTION(
          () => this.OR([
            { ALT: () => this.CONSUME2(Identifier) },
            { ALT: () => this.CONSUME(NumberToken) },
            { ALT: () => this.CONSUME(K.true) },
            { ALT: () => this.CONSUME(K.false) },
            { ALT: () => this.CONSUME(K.on) }
          ])
        );
        this.ACTION(() => {
          isAnalyze = readAnalyze(option, value);
        });
      }
    });
    this.CONSUME(RightParen);
    return isAnalyze;
  });
  plainStatement = this.RULE(
    "plainStatement",
    () => this.OR({
      ERR_MSG: "a statement",
      DEF: [
        { ALT: () => this.SUBRULE(this.query) },
        { ALT: () => this.SUBRULE(this.insert) },
        { ALT: () => this.SUBRULE(this.update) },
        { ALT: () => this.SUBRULE(this.delete) },
        { ALT: () => this.SUBRULE(this.call) },
        { ALT: () => this.SUBRULE(this.execute) },
        { ALT: () => this.SUBRULE(this.cache) },
        { ALT: () => this.SUBRULE(this.refresh) },
        { ALT: () => this.SUBRULE(this.transaction) }
      ]
    })
  );
  /** https://www.postgresql.org/docs/current/sql-insert.html; UPSERT INTO as drivers have it. */
  insert = this.RULE("insert", () => {
    const at = this.LA(1).startOffset;
    const isUpsert = this.OR([
      { ALT: () => inOrder(this.CONSUME(K.insert), false) },
      { ALT: () => inOrder(this.CONSUME(K.upsert), true) }
    ]);
    this.CONSUME(K.into);
    const table2 = this.SUBRULE(this.target);
    const columns = this.OPTION(() => this.SUBRULE(this.nameList)) ?? [];
    const source = this.SUBRULE(this.query);
    const conflict = this.OPTION2(() => this.SUBRULE(this.conflict));
    const returning = this.OPTION3(() => this.SUBRULE(this.returning)) ?? [];
    return { kind: "Insert", at, table: table2, columns, source, isUpsert, conflict, returning };
  });
  /** The table that a statement writes. */
  target = this.RULE("target", () => {
    const path = this.SUBRULE(this.path);
    let alias;
    this.OPTION(() => {
      this.OPTION2(() => this.CONSUME(K.as));
      alias = toIdentifier(this.CONSUME(Identifier));
    });
    return this.ACTION(() => ({
      kind: "TableName",
      at: path[0]?.at,
      path,
      alias: alias && { kind: "TableAlias", at: alias.at, name: alias, columns: [] },
      isCacheOnly: void 0
    }));
  });
  /** https://www.postgresql.org/docs/current/sql-insert.html#SQL-ON-CONFLICT. */
  conflict = this.RULE("conflict", () => {
    const at = this.CONSUME(K.on).startOffset;
    this.CONSUME(K.conflict);
    const columns = this.OPTION(() => this.SUBRULE(this.nameList)) ?? [];
    this.CONSUME(K.do);
    let assignments = [];
    let where;
    const action = this.OR([
      { ALT: () => inOrder(this.CONSUME(K.nothing), "nothing") },
      {
        ALT: () => {
          this.CONSUME(K.update);
          assignments = this.SUBRULE(this.assignments);
          where = this.OPTION2(() => this.SUBRULE(this.where));
          return "update";
        }
      }
    ]);
    return { kind: "Conflict", at, columns, action, assignments, where };
  });
  /** https://www.postgresql.org/docs/current/dml-returning.html. */
  returning = this.RULE("returning", () => {
    const items = [];
    this.CONSUME(K.returning);
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        items.push(this.SUBRULE(this.selectItem));
      }
    });
    return items;
  });
  /** https://www.postgresql.org/docs/current/sql-update.html. */
  update = this.RULE("update", () => {
    const at = this.CONSUME(K.update).startOffset;
    const table2 = this.SUBRULE(this.target);
    const assignments = this.SUBRULE(this.assignments);
    const where = this.OPTION(() => this.SUBRULE(this.where));
    const returning = this.OPTION2(() => this.SUBRULE(this.returning)) ?? [];
    return { kind: "Update", at, table: table2, assignments, where, returning };
  });
  assignments = this.RULE("assignments", () => {
    const assignments = [];
    this.CONSUME(K.set);
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        const column2 = toIdentifier(this.CONSUME(Identifier));
        this.CONSUME(findOperatorToken("="));
        const value = this.SUBRULE(this.expression);
        assignments.push({ kind: "Assignment", at: column2.at, column: column2, value });
      }
    });
    return assignments;
  });
  /** https://www.postgresql.org/docs/current/sql-delete.html. */
  delete = this.RULE("delete", () => {
    const at = this.CONSUME(K.delete).startOffset;
    this.CONSUME(K.from);
    const table2 = this.SUBRULE(this.target);
    const where = this.OPTION(() => this.SUBRULE(this.where));
    const returning = this.OPTION2(() => this.SUBRULE(this.returning)) ?? [];
    return { kind: "Delete", at, table: table2, where, returning };
  });
  /** https://www.postgresql.org/docs/current/sql-call.html. */
  call = this.RULE("call", () => {
    const at = this.CONSUME(K.call).startOffset;
    const path = this.SUBRULE(this.path);
    const { arguments: values2 } = this.SUBRULE(this.callArguments);
    return { kind: "Call", at, path, arguments: values2 };
  });
  /** EXEC name @a = 'x', b = 1, 'by position', as T-SQL and drivers have it. */
  execute = this.RULE("execute", () => {
    const at = this.LA(1).startOffset;
    this.OR([{ ALT: () => this.CONSUME(K.exec) }, { ALT: () => this.CONSUME(K.execute) }]);
    const path = this.SUBRULE(this.path);
    const values2 = [];
    this.MANY_SEP({
      SEP: Comma,
      DEF: () => {
        values2.push(this.SUBRULE(this.executeArgument));
      }
    });
    return { kind: "Call", at, path, arguments: values2 };
  });
  executeArgument = this.RULE("executeArgument", () => {
    const at = this.LA(1).startOffset;
    let name;
    this.OPTION(() => {
      name = this.OR([
        { ALT: () => toIdentifier(this.CONSUME(Identifier)) },
        {
          ALT: () => {
            const parameter = toText2(this.CONSUME(ParameterToken));
            return { kind: "Identifier", at, name: parameter, isQuoted: isReserved(parameter) };
          }
        }
      ]);
      this.CONSUME(findOperatorToken("="));
    });
    const value = this.SUBRULE(this.expression);
    return { kind: "Argument", at, name, value };
  });
  /** CACHE [[WITH] TRUNCATE | DROP EXISTING | SCHEMA ONLY] query. */
  cache = this.RULE("cache", () => {
    const at = this.CONSUME(K.cache).startOffset;
    const mode = this.OPTION(() => this.SUBRULE(this.cacheMode));
    const query = this.SUBRULE(this.query);
    return { kind: "CacheTable", at, mode, query };
  });
  cacheMode = this.RULE("cacheMode", () => {
    this.OPTION(() => this.CONSUME(K.with));
    return this.OR([
      { ALT: () => inOrder(this.CONSUME(K.truncate), "truncate") },
      { ALT: () => inOrder(this.CONSUME(K.drop), this.CONSUME(K.existing), "drop existing") },
      { ALT: () => inOrder(this.CONSUME(K.schema), this.CONSUME(K.only), "schema only") }
    ]);
  });
  /** REFRESH table. */
  refresh = this.RULE("refresh", () => {
    const at = this.CONSUME(K.refresh).startOffset;
    const path = this.SUBRULE(this.path);
    return this.ACTION(() => ({
      kind: "RefreshTable",
      at,
      table: { kind: "TableName", at: path[0]?.at, path, alias: void 0, isCacheOnly: void 0 }
    }));
  });
  /** https://www.postgresql.org/docs/current/tutorial-transactions.html. */
  transaction = this.RULE("transaction", () => {
    const at = this.LA(1).startOffset;
    const action = this.OR([
      { ALT: () => inOrder(this.CONSUME(K.begin), "begin") },
      { ALT: () => inOrder(this.CONSUME(K.start), "begin") },
      { ALT: () => inOrder(this.CONSUME(K.commit), "commit") },
      { ALT: () => inOrder(this.CONSUME(K.rollback), "rollback") }
    ]);
    this.OPTION(() => this.OR2([{ ALT: () => this.CONSUME(K.transaction) }, { ALT: () => this.CONSUME(K.work) }]));
    return { kind: "Transaction", at, action };
  });
  /** Builds the tables behind the rules; call it once. */
  prepare() {
    this.performSelfAnalysis();
    return this;
  }
};

// src/sql/parser/syntax-error.ts
import {
  EOF
} from "chevrotain";

// src/sql/parser/continuation-table.ts
var continuations = /* @__PURE__ */ new Map([
  [K.select, ["a comma", "an operator", "FROM"]],
  [K.from, ["a comma", "a join", "WHERE", "GROUP BY", "ORDER BY"]],
  [K.join, ["ON", "USING"]],
  [K.on, ["an operator", "AND", "OR", "WHERE"]],
  [K.where, ["an operator", "AND", "OR", "GROUP BY", "ORDER BY"]],
  [K.group, ["a comma", "an operator", "HAVING", "ORDER BY"]],
  [K.having, ["an operator", "AND", "OR", "ORDER BY"]],
  [K.order, ["a comma", "ASC", "DESC", "LIMIT"]],
  [K.limit, ["OFFSET"]],
  [K.offset, ["LIMIT", "FETCH"]],
  [K.set, ["a comma", "an operator", "WHERE"]],
  [K.values, ["a comma"]],
  [K.returning, ["a comma", "an operator"]],
  [K.exec, ["a comma"]],
  [K.execute, ["a comma"]]
]);
var openers2 = /* @__PURE__ */ new Set([LeftParen, QueryParen, LeftBracket]);
var closers2 = /* @__PURE__ */ new Set([RightParen, RightBracket]);
function findContinuations(tokens, index) {
  let depth = 0;
  for (let at = index - 1; at >= 0; at--) {
    const type = tokens[at]?.tokenType;
    if (type === void 0) break;
    if (closers2.has(type)) depth++;
    else if (openers2.has(type) && depth-- === 0) return ["a comma", "an operator"];
    const found = depth === 0 ? continuations.get(type) : void 0;
    if (found !== void 0) return found;
  }
  return [];
}

// src/sql/parser/syntax-context.ts
function readWord(tokens, index) {
  return tokens[index]?.image.toLowerCase() ?? "";
}

// src/sql/parser/syntax-hint.ts
var clauseWords = ["select", "from", "where", "group", "having", "window", "order", "limit"];
var statementWords = [
  ..."select with values explain insert upsert update delete".split(" "),
  ..."exec execute call cache refresh begin commit rollback".split(" ")
];
var misspellable = [
  ..."from where group order having limit offset join inner left right full cross union values into".split(" "),
  ..."between like distinct returning set on using and or as".split(" ")
];
var operandTokens = /* @__PURE__ */ new Set([Identifier, NumberToken, StringToken, ParameterToken]);
var rules = [
  suggestStar,
  suggestInterval,
  suggestTrailingComma,
  suggestStatement,
  suggestClauseOrder,
  suggestSpelling,
  suggestQuoting,
  suggestEmptyList,
  suggestParenthesis,
  suggestMissingComma
];
function findHint(context) {
  for (const rule of rules) {
    const hint = rule(context);
    if (hint !== void 0) return hint;
  }
  return void 0;
}
function suggestStar({ tokens, index }) {
  return tokens[index]?.tokenType === StarQualifier ? "All columns can only stand in a select list. Rows are counted by count(*)." : void 0;
}
function suggestInterval({ tokens, index }) {
  if (readWord(tokens, index - 1) !== "interval" || tokens[index]?.tokenType !== NumberToken) return void 0;
  return `Write INTERVAL '${readWord(tokens, index)} ${readWord(tokens, index + 1) || "days"}'.`;
}
function suggestTrailingComma({ tokens, index }) {
  if (readWord(tokens, index - 1) !== ",") return void 0;
  const word = readWord(tokens, index);
  if (word === "") return "Remove the comma at the end, or write what comes after it.";
  const isName = ["order", "group"].includes(word) && readWord(tokens, index + 1) !== "by";
  return clauseWords.includes(word) && !isName || word === ")" ? `Remove the comma before ${word.toUpperCase()}.` : void 0;
}
function suggestStatement({ tokens, index }) {
  if (index > 0) return void 0;
  const nearest = findNearest(readWord(tokens, 0), statementWords);
  return nearest === void 0 ? "A statement begins with a word such as SELECT." : `Did you mean ${nearest.toUpperCase()}?`;
}
function suggestClauseOrder({ tokens, index }) {
  const word = readWord(tokens, index);
  const place2 = clauseWords.indexOf(word);
  const isLate = place2 > 0 && tokens.slice(0, index).some((token) => clauseWords.indexOf(wordOf(token)) > place2);
  return isLate ? "Clauses come in this order: SELECT, FROM, WHERE, GROUP BY, HAVING, WINDOW, ORDER BY, LIMIT, OFFSET." : void 0;
}
function suggestSpelling({ tokens, index }) {
  for (const token of [tokens[index], tokens[index - 1]]) {
    if (token?.tokenType !== Identifier || token.image.length < 4) continue;
    const nearest = findNearest(token.image, misspellable);
    if (nearest !== void 0 && nearest !== wordOf(token)) {
      return `Did you mean ${nearest.toUpperCase()} instead of ${token.image}?`;
    }
  }
  return void 0;
}
function suggestQuoting({ tokens, index, expected }) {
  const token = tokens[index];
  if (token === void 0 || !isReserved(token.image) || !expected.some((label) => /^an? /.test(label)))
    return void 0;
  const next = readWord(tokens, index + 1);
  const isName = [",", ".", "=", "<", ">", "<>", ")", "", "asc", "desc", "is", "in", "like"].includes(next);
  const isLastItem = next === "from" && wordOf(token) !== "from";
  if (!isName && !isLastItem) return void 0;
  return `${token.image.toUpperCase()} is a reserved word. As a name, write it in double quotes: "${token.image}".`;
}
function suggestEmptyList({ tokens, index }) {
  const isEmpty = readWord(tokens, index - 1) === "select" && ["from", ""].includes(readWord(tokens, index));
  return isEmpty ? "Name the columns to read, or write * for all." : void 0;
}
function suggestParenthesis({ tokens, index, expected }) {
  const count2 = (types, end) => tokens.slice(0, end).filter((token) => types.includes(token.tokenType)).length;
  const open4 = count2([LeftParen, QueryParen], index) - count2([RightParen], index);
  if (tokens[index]?.tokenType === RightParen && open4 <= 0) return 'There is no "(" for this ")".';
  if (expected.includes('")"') && index === tokens.length) return 'A "(" is not closed.';
  return void 0;
}
function suggestMissingComma({ tokens, index }) {
  const [previous, token] = [tokens[index - 1], tokens[index]];
  if (previous === void 0 || token === void 0 || !operandTokens.has(token.tokenType)) return void 0;
  const isAfterOperand = operandTokens.has(previous.tokenType) || [RightParen, RightBracket].includes(previous.tokenType);
  return isAfterOperand ? `A comma or an operator seems to be missing before ${token.image}.` : void 0;
}
function wordOf(token) {
  return token.image.toLowerCase();
}

// src/sql/parser/unsupported-table.ts
var noDefinition = "Tables come from the profile. Views can be defined with the property UserDefinedViews.";
var noSession = "Options are properties of the connection string.";
var unsupportedStatements = [
  { word: "alter", feature: "ALTER", advice: noDefinition },
  { word: "analyze", feature: "ANALYZE", advice: "EXPLAIN ANALYZE shows what a statement does." },
  { word: "attach", feature: "ATTACH", advice: noDefinition },
  { word: "checkpoint", feature: "CHECKPOINT", advice: noSession },
  { word: "comment", feature: "COMMENT", advice: noDefinition },
  { word: "copy", feature: "COPY", advice: "Write rows into a file with SELECT \u2026 INTO csv://file." },
  { word: "create", feature: "CREATE", advice: noDefinition },
  { word: "declare", feature: "DECLARE", advice: "Pass values as parameters." },
  { word: "describe", feature: "DESCRIBE", advice: "Read sys_tablecolumns or information_schema.columns." },
  { word: "discard", feature: "DISCARD", advice: noSession },
  { word: "do", feature: "DO", advice: "Call procedures with EXEC or CALL." },
  { word: "drop", feature: "DROP", advice: noDefinition },
  { word: "grant", feature: "GRANT", advice: "Permissions belong to the access token." },
  { word: "listen", feature: "LISTEN", advice: noSession },
  { word: "lock", feature: "LOCK", advice: noSession },
  { word: "merge", feature: "MERGE", advice: "Write UPSERT INTO, or INSERT \u2026 ON CONFLICT." },
  { word: "pragma", feature: "PRAGMA", advice: noSession },
  { word: "prepare", feature: "PREPARE", advice: "Prepare statements through the connection." },
  { word: "release", feature: "RELEASE", advice: "There are no savepoints: what an API has done stays done." },
  { word: "replace", feature: "REPLACE INTO", advice: "Write UPSERT INTO." },
  { word: "replicate", feature: "REPLICATE", advice: "Write CACHE SELECT * FROM t." },
  { word: "reset", feature: "RESET", advice: noSession },
  { word: "revoke", feature: "REVOKE", advice: "Permissions belong to the access token." },
  { word: "savepoint", feature: "SAVEPOINT", advice: "There are no savepoints: what an API has done stays done." },
  { word: "set", feature: "SET", advice: noSession },
  { word: "show", feature: "SHOW", advice: "Read sys_connection_props, sys_tables or sys_information." },
  { word: "truncate", feature: "TRUNCATE", advice: "Write DELETE FROM t." },
  { word: "use", feature: "USE", advice: "Write the schema before the name of the table." },
  { word: "vacuum", feature: "VACUUM", advice: noSession },
  { word: "verbose", previous: "explain", feature: "EXPLAIN VERBOSE", advice: "Write EXPLAIN or EXPLAIN ANALYZE." },
  { word: "verbose", previous: "analyze", feature: "EXPLAIN VERBOSE", advice: "Write EXPLAIN or EXPLAIN ANALYZE." }
];
var unsupportedClauses = [
  { word: "for", previous: "collation", feature: "COLLATION FOR", advice: "Write the collation itself." },
  { word: "for", feature: "FOR UPDATE", advice: "Rows cannot be locked. Leave it out." },
  { word: "from", first: "update", feature: "UPDATE \u2026 FROM", advice: "Write WHERE id IN (SELECT \u2026)." },
  { word: "using", first: "delete", feature: "DELETE \u2026 USING", advice: "Write WHERE id IN (SELECT \u2026)." },
  { word: "default", feature: "DEFAULT as a value", advice: "Leave the column out." },
  { word: "overlaps", feature: "OVERLAPS", advice: "Write a_start < b_end AND b_start < a_end." },
  { word: "qualify", feature: "QUALIFY", advice: "Put the window function into a subquery and filter outside of it." },
  { word: "tablesample", feature: "TABLESAMPLE", advice: "Write ORDER BY random() LIMIT n." },
  { word: "only", previous: "from", feature: "FROM ONLY", advice: "Tables have no descendants. Leave ONLY out." },
  { word: "using", feature: "ORDER BY \u2026 USING", advice: "Write ASC or DESC." },
  { word: "variadic", feature: "VARIADIC", advice: "Write the arguments one by one." },
  { word: "percent", feature: "TOP \u2026 PERCENT", advice: "Write the number of rows." },
  { word: "separator", feature: "SEPARATOR", advice: "Write string_agg(x, ', ')." },
  {
    word: "local",
    previous: "at",
    feature: "AT LOCAL",
    advice: "Write AT TIME ZONE 'UTC', or the zone that you mean."
  },
  { word: "from", previous: "rows", feature: "ROWS FROM (\u2026)", advice: "Join the functions, or number their rows." },
  { word: "distinct", previous: "by", feature: "GROUP BY DISTINCT", advice: "Write each grouping set once." },
  { word: "search", previous: ")", feature: "SEARCH", advice: "Build a path column and order by it." },
  { word: "cycle", previous: ")", feature: "CYCLE", advice: "Write UNION instead of UNION ALL, or limit the depth." },
  { word: "(", previous: "second", feature: "INTERVAL \u2026 SECOND(n)", advice: "Write SECOND." },
  { word: "table", previous: "into", feature: "SELECT \u2026 INTO TABLE", advice: "Write INTO csv://path/to/file.csv." },
  { previous: "similar", feature: "SUBSTRING \u2026 SIMILAR", advice: "Write substring(x FROM 'pattern')." },
  { previous: "national", feature: "NATIONAL CHARACTER", advice: "Write varchar." },
  { word: "cast", previous: "from", feature: "CAST in FROM", advice: "Write FROM (SELECT \u2026)." },
  ...["insert", "update", "delete", "merge"].map((next) => ({
    word: "(",
    next,
    feature: `${next.toUpperCase()} inside of WITH`,
    advice: "Run it as a statement of its own."
  })),
  ...["json", "document", "normalized", "nfc", "nfd", "nfkc", "nfkd"].flatMap(
    (word) => ["is", "not"].map((previous) => ({
      word,
      previous,
      feature: `IS ${word.toUpperCase()}`,
      advice: "See the list of functions in the README."
    }))
  ),
  ...["year", "month", "day", "hour", "minute", "second"].map((word) => ({
    word,
    previous: "interval",
    feature: `the type INTERVAL ${word.toUpperCase()}`,
    advice: "Write INTERVAL."
  })),
  ...["current_date", "current_time", "current_timestamp", "current_user", "user"].map((word) => ({
    word,
    previous: "from",
    feature: `${word.toUpperCase()} in FROM`,
    advice: "Write FROM (SELECT \u2026)."
  })),
  { word: "*", previous: ".", feature: "the expansion of a row", advice: "Name the fields one by one." }
];
var unsupportedForms = [
  ..."json_array json_arrayagg json_exists json_object json_objectagg json_query json_table json_value".split(" "),
  ..."treat xmlelement xmlforest xmlparse xmlpi xmlroot xmlserialize xmltable".split(" ")
];

// src/sql/parser/syntax-error.ts
var separator = "";
var expectations = {
  buildMismatchTokenMessage: ({ expected }) => labelOf(expected),
  buildNotAllInputParsedMessage: () => "the end of the statement",
  buildNoViableAltMessage: ({ customUserDescription, expectedPathsPerAlt }) => customUserDescription ?? joinLabels(expectedPathsPerAlt.flat()),
  buildEarlyExitMessage: ({ customUserDescription, expectedIterationPaths }) => customUserDescription ?? joinLabels(expectedIterationPaths)
};
function createSyntaxError2(exception, tokens) {
  const isEnd = exception.token.tokenType === EOF;
  const index = isEnd ? tokens.length : tokens.indexOf(exception.token);
  const context = { tokens, index, expected: exception.message.split(separator) };
  const last = tokens.at(-1);
  const position = isEnd && last !== void 0 ? last.startOffset + last.image.length : exception.token.startOffset;
  const unsupported = findUnsupported(context);
  if (unsupported !== void 0) {
    const { feature, advice } = unsupported;
    return createError("not_supported", { feature, advice }, { position });
  }
  return createError(
    "sql_syntax",
    {
      found: isEnd ? "the end of the statement" : quoteExcerpt(exception.token.image),
      problem: `expected ${listExpected(context)}`,
      advice: findHint(context) ?? ""
    },
    { position }
  );
}
function labelOf(token) {
  return token.LABEL ?? token.name;
}
function joinLabels(paths) {
  const first = paths.flatMap((path) => path.slice(0, 1));
  const others = first.includes(K.not) && first.includes(K.case) ? first.slice(0, first.indexOf(K.not)) : first;
  const labels = others.map(labelOf);
  return [...labels, ...others.length < first.length ? ["an expression"] : []].join(separator);
}
function findUnsupported({ tokens, index }) {
  const word = readWord(tokens, index);
  const previous = readWord(tokens, index - 1);
  const next = readWord(tokens, index + 1);
  if (index === 0 || previous === "explain" || index === 2 && previous === "analyze") {
    return unsupportedStatements.find(
      (row) => row.word === word && (row.previous === void 0 || row.previous === previous)
    );
  }
  const first = readWord(tokens, 0);
  const found = unsupportedClauses.find(
    (row) => (row.word === void 0 || row.word === word) && (row.next === void 0 || row.next === next) && (row.previous === void 0 || row.previous === previous) && (row.first === void 0 || row.first === first)
  );
  return found ?? findUnsupportedForm(tokens, index);
}
function findUnsupportedForm(tokens, index) {
  let depth = 0;
  for (let at = index - 1; at > 0; at--) {
    const image = tokens[at]?.image;
    if (image === ")") depth++;
    if (image !== "(" || depth-- > 0) continue;
    const name = readWord(tokens, at - 1);
    if (!unsupportedForms.includes(name)) return void 0;
    const advice = "Call it with commas between its arguments, or see the list of functions in the README.";
    return { feature: `this form of ${name}(\u2026)`, advice };
  }
  return void 0;
}
function listExpected(context) {
  const isEndOfList = context.expected.length === 1 && /^"\)"$|^the end/.test(context.expected[0] ?? "");
  const continuations2 = isEndOfList ? findContinuations(context.tokens, context.index) : [];
  const all = [.../* @__PURE__ */ new Set([...continuations2, ...context.expected])].slice(0, 6);
  const last = all.pop() ?? "";
  return all.length === 0 ? last : `${all.join(", ")} or ${last}`;
}

// src/sql/parser/parse.ts
var parser;
function parseStatement(text2) {
  const [first, second] = splitStatements(text2);
  if (first === void 0) {
    throw createError(
      "sql_syntax",
      { found: "the end of the text", problem: "there is no statement", advice: "Write one, for instance SELECT 1." },
      { position: text2.length }
    );
  }
  if (second !== void 0) {
    throw createError(
      "sql_syntax",
      {
        found: `"${second[0]?.image ?? ""}"`,
        problem: "a second statement begins here, and only one is taken at a time",
        advice: "Run the statements one by one."
      },
      { position: second[0]?.startOffset }
    );
  }
  return parseTokens(first);
}
function splitStatements(text2) {
  const tokens = tokenize(text2);
  const statements = [];
  let start = 0;
  for (let end = 0; end <= tokens.length; end++) {
    if (end < tokens.length && tokens[end]?.tokenType !== Semicolon) continue;
    if (end > start) statements.push(end - start === tokens.length ? tokens : tokens.slice(start, end));
    start = end + 1;
  }
  return statements;
}
function parseTokens(tokens) {
  parser ??= createParser({ skipValidations: true });
  try {
    parser.input = tokens;
    const statement = parser.statement();
    const [error] = parser.errors;
    if (error !== void 0) throw createSyntaxError2(error, tokens);
    checkHeight(statement);
    return freezeTree(statement);
  } catch (error) {
    if (error instanceof RangeError && !(error instanceof ProviderError)) {
      throw createError("statement_too_complex", { limit: maxNesting }, { cause: error });
    }
    throw error;
  }
}
function createParser(options) {
  return new StatementsParser({
    maxLookahead: 2,
    recoveryEnabled: false,
    errorMessageProvider: expectations,
    skipValidations: options.skipValidations
  }).prepare();
}

// src/sql/printer/binding.ts
function findBinding(expression) {
  switch (expression.kind) {
    case "Binary":
    case "Quantified":
      return expression.operator;
    case "Unary":
      return `prefix ${expression.operator}`;
    case "Is":
      return "is";
    case "IsDistinct":
      return "is distinct";
    case "Between":
    case "InList":
    case "InQuery":
    case "Like":
      return "range";
    case "AtTimeZone":
      return "at time zone";
    case "Collate":
      return "collate";
    default:
      return void 0;
  }
}

// src/sql/printer/printer.ts
var Printer = class {
  dialect;
  /** One printer can write any number of nodes. */
  constructor(dialect) {
    this.dialect = dialect;
  }
  /** The text of any node. */
  print(node) {
    const write = this.dialect.printers[node.kind];
    return write(node, this);
  }
  /** The texts of several nodes with commas between them. */
  printList(nodes) {
    return nodes.map((node) => this.print(node)).join(", ");
  }
  /** A name; `isFree` where any word may stand unquoted. */
  printName(identifier, isFree = false) {
    return this.dialect.printName(identifier, isFree);
  }
  /** Names with dots between them. */
  printPath(path) {
    return path.map((name, index) => this.printName(name, index > 0)).join(".");
  }
  /** ` (a, b)`, or nothing for no names. */
  printColumns(columns) {
    return columns.length === 0 ? "" : ` (${columns.map((column2) => this.printName(column2)).join(", ")})`;
  }
  /** An operand of something that binds, in parentheses if it binds less tightly itself. */
  printOperand(operand, binding, side) {
    const text2 = this.print(operand);
    const outer = this.#strengthOf(binding);
    const own = findBinding(operand);
    if (own === void 0) return text2;
    const inner = this.#strengthOf(own);
    const mayBeEqual = side !== "strict" && outer.associativity === side;
    const isBare = inner.precedence > outer.precedence || mayBeEqual && inner.precedence === outer.precedence;
    return isBare ? text2 : `(${text2})`;
  }
  /**
   * Ends the writing at a node that the dialect has no form for.
   * @throws internal: a rewrite should have removed it.
   */
  refuse(what) {
    throw createError("internal", { problem: `${what} cannot be written in the ${this.dialect.name} dialect` });
  }
  #strengthOf(binding) {
    return this.dialect.strengthOf(binding) ?? this.refuse(`the operator ${binding}`);
  }
};

// src/sql/printer/call-printers.ts
var callPrinters = {
  FunctionCall: (node, p) => {
    const parts = [printCallHead(node, p)];
    if (node.withinGroup.length > 0) parts.push(`WITHIN GROUP (${printOrderBy(node.withinGroup, p)})`);
    if (node.filter !== void 0) parts.push(`FILTER (WHERE ${p.print(node.filter)})`);
    if (node.over !== void 0) parts.push(`OVER ${p.print(node.over)}`);
    return parts.join(" ");
  },
  Argument: (node, p) => `${node.name === void 0 ? "" : `${p.printName(node.name)} => `}${p.print(node.value)}`,
  OrderItem: (node, p) => {
    const nulls = node.nulls === void 0 ? "" : ` NULLS ${node.nulls.toUpperCase()}`;
    return `${p.print(node.expression)}${node.isDescending ? " DESC" : ""}${nulls}`;
  },
  NamedWindow: (node, p) => `${p.printName(node.name)} AS ${p.print(node.window)}`,
  Window: (node, p) => {
    const parts = [];
    if (node.base !== void 0) parts.push(p.printName(node.base));
    if (node.partitionBy.length > 0) parts.push(`PARTITION BY ${p.printList(node.partitionBy)}`);
    if (node.orderBy.length > 0) parts.push(printOrderBy(node.orderBy, p));
    if (node.frame !== void 0) parts.push(p.print(node.frame));
    return `(${parts.join(" ")})`;
  },
  Frame: (node, p) => {
    const start = p.print(node.start);
    const range = node.end === void 0 ? start : `BETWEEN ${start} AND ${p.print(node.end)}`;
    const exclude = node.exclude === void 0 ? "" : ` EXCLUDE ${node.exclude.toUpperCase()}`;
    return `${node.unit.toUpperCase()} ${range}${exclude}`;
  },
  FrameBound: (node, p) => node.offset === void 0 ? node.type.toUpperCase() : `${printTight(node.offset, p)} ${node.type.toUpperCase()}`
};
function printOrderBy(items, p) {
  return `ORDER BY ${p.printList(items)}`;
}
function printCallHead(node, p) {
  const [first, second] = node.path;
  const word = second === void 0 && first?.isQuoted === false ? first.name.toLowerCase() : void 0;
  const row = word === void 0 ? void 0 : findKeyword(word);
  if (word !== void 0 && row !== void 0 && row.when === void 0 && row.isFunctionWhen === void 0) {
    return node.arguments.length === 0 ? word : `${word}(${p.printList(node.arguments)})`;
  }
  return `${printFunctionName(node.path, word, p)}(${printArguments(node, word, p)})`;
}
function printFunctionName(path, word, p) {
  const isFunctionWord = word !== void 0 && findKeyword(word)?.isFunctionWhen !== void 0;
  return isFunctionWord ? word : p.printPath(path);
}
function printArguments(node, word, p) {
  if (node.isStar) return "*";
  const distinct = node.isDistinct ? "DISTINCT " : "";
  const values2 = word === "position" ? node.arguments.map((argument) => printTight(argument.value, p)).join(", ") : p.printList(node.arguments);
  return `${distinct}${values2}${node.orderBy.length === 0 ? "" : ` ${printOrderBy(node.orderBy, p)}`}`;
}
function printTight(value, p) {
  return p.printOperand(value, "range", "strict");
}

// src/sql/printer/expression-printers.ts
var expressionPrinters = {
  Identifier: (node, p) => p.printName(node),
  NullLiteral: () => "NULL",
  BooleanLiteral: (node) => node.value ? "TRUE" : "FALSE",
  NumberLiteral: (node) => node.text,
  StringLiteral: (node) => quoteString(node.value),
  TypedLiteral: (node, p) => `${p.print(node.type)} ${quoteString(node.value)}${node.fields === void 0 ? "" : ` ${node.fields}`}`,
  TypeName: (node, p) => {
    const schema2 = node.schema === void 0 ? "" : `${p.printName(node.schema)}.`;
    return `${schema2}${printTypeWords(node.name, node.modifiers)}${"[]".repeat(node.arrayDepth)}`;
  },
  Parameter: (node) => /^[0-9]/.test(node.name) ? `$${node.name}` : `@${node.name}`,
  ColumnReference: (node, p) => p.printPath(node.path),
  Unary: (node, p) => {
    const operand = p.printOperand(node.operand, `prefix ${node.operator}`, "right");
    if (node.operator === "not") return `NOT ${operand}`;
    return /^[-+~]/.test(operand) ? `${node.operator} ${operand}` : `${node.operator}${operand}`;
  },
  Binary: (node, p) => {
    const left2 = p.printOperand(node.left, node.operator, "left");
    const right2 = p.printOperand(node.right, node.operator, "strict");
    return `${left2} ${node.operator.toUpperCase()} ${right2}`;
  },
  Is: (node, p) => `${p.printOperand(node.operand, "is", "strict")} IS ${node.isNegated ? "NOT " : ""}${node.test.toUpperCase()}`,
  IsDistinct: (node, p) => {
    const left2 = p.printOperand(node.left, "is distinct", "strict");
    const right2 = p.printOperand(node.right, "is distinct", "strict");
    return `${left2} IS ${node.isNegated ? "NOT " : ""}DISTINCT FROM ${right2}`;
  },
  Between: (node, p) => {
    const [operand, low, high] = [node.operand, node.low, node.high].map(
      (part2) => p.printOperand(part2, "range", "strict")
    );
    const symmetric = node.isSymmetric ? "SYMMETRIC " : "";
    return `${operand} ${negate(node.isNegated)}BETWEEN ${symmetric}${low} AND ${high}`;
  },
  InList: (node, p) => `${p.printOperand(node.operand, "range", "strict")} ${negate(node.isNegated)}IN (${p.printList(node.items)})`,
  InQuery: (node, p) => `${p.printOperand(node.operand, "range", "strict")} ${negate(node.isNegated)}IN (${p.print(node.query)})`,
  Like: (node, p) => {
    const operand = p.printOperand(node.operand, "range", "strict");
    const pattern3 = p.printOperand(node.pattern, "range", "strict");
    const escapeClause2 = node.escape === void 0 ? "" : ` ESCAPE ${p.printOperand(node.escape, "range", "strict")}`;
    return `${operand} ${negate(node.isNegated)}${likeWords[node.form]} ${pattern3}${escapeClause2}`;
  },
  Quantified: (node, p) => {
    const left2 = p.printOperand(node.left, node.operator, "left");
    return `${left2} ${node.operator.toUpperCase()} ${node.quantifier.toUpperCase()} (${p.print(node.right)})`;
  },
  Exists: (node, p) => `EXISTS (${p.print(node.query)})`,
  ScalarSubquery: (node, p) => `(${p.print(node.query)})`,
  ArrayLiteral: (node, p) => `ARRAY[${p.printList(node.items)}]`,
  ArraySubquery: (node, p) => `ARRAY(${p.print(node.query)})`,
  Subscript: (node, p) => {
    const [index, upper] = [node.index, node.upper].map((part2) => part2 === void 0 ? "" : p.print(part2));
    return `${printIndirectionBase(node.operand, p, true)}[${index}${node.isSlice ? `:${upper}` : ""}]`;
  },
  FieldAccess: (node, p) => `${printIndirectionBase(node.operand, p, false)}.${p.printName(node.field, true)}`,
  Row: (node, p) => `${node.items.length < 2 ? "ROW" : ""}(${p.printList(node.items)})`,
  Case: (node, p) => {
    const parts = ["CASE"];
    if (node.operand !== void 0) parts.push(p.print(node.operand));
    parts.push(...node.branches.map((branch) => p.print(branch)));
    if (node.otherwise !== void 0) parts.push(`ELSE ${p.print(node.otherwise)}`);
    return `${parts.join(" ")} END`;
  },
  CaseBranch: (node, p) => `WHEN ${p.print(node.when)} THEN ${p.print(node.then)}`,
  Cast: (node, p) => `CAST(${p.print(node.operand)} AS ${p.print(node.type)})`,
  AtTimeZone: (node, p) => `${p.printOperand(node.operand, "at time zone", "left")} AT TIME ZONE ${p.printOperand(node.zone, "at time zone", "strict")}`,
  Collate: (node, p) => `${p.printOperand(node.operand, "collate", "left")} COLLATE ${p.printPath(node.collation)}`
};
var likeWords = { like: "LIKE", ilike: "ILIKE", similar: "SIMILAR TO" };
function quoteString(value) {
  return `'${value.replaceAll("'", "''")}'`;
}
function toDecimal(node) {
  const text2 = node.text.replaceAll("_", "");
  return /^0[xob]/i.test(text2) ? BigInt(text2).toString() : text2;
}
function negate(isNegated) {
  return isNegated ? "NOT " : "";
}
function printTypeWords(name, modifiers) {
  const zone = / with(?:out)? time zone$/.exec(name)?.[0] ?? "";
  const words = zone === "" ? name : name.slice(0, -zone.length);
  const list2 = modifiers.length === 0 ? "" : `(${modifiers.join(", ")})`;
  const isPlain = words.split(" ").every((word) => /^[a-z_][a-z0-9_$]*$/.test(word) && !isReserved(word));
  return `${isPlain ? words : `"${words.replaceAll('"', '""')}"`}${list2}${zone}`;
}
function printIndirectionBase(operand, p, isSubscript) {
  const isIndirection = operand.kind === "Subscript" || operand.kind === "FieldAccess";
  const isBare = isIndirection || isSubscript && (operand.kind === "ColumnReference" || operand.kind === "Parameter");
  return isBare ? p.print(operand) : `(${p.print(operand)})`;
}

// src/sql/printer/query-printers.ts
var queryPrinters = {
  Query: (node, p) => {
    const parts = [];
    if (node.with !== void 0) parts.push(p.print(node.with));
    parts.push(printBody(node.body, p, node.into));
    if (node.orderBy.length > 0) parts.push(printOrderBy(node.orderBy, p));
    parts.push(...printLimits(node, p));
    return parts.join(" ");
  },
  With: (node, p) => `WITH ${node.isRecursive ? "RECURSIVE " : ""}${p.printList(node.tables)}`,
  CommonTable: (node, p) => {
    const hint = node.isMaterialized === void 0 ? "" : node.isMaterialized ? "MATERIALIZED " : "NOT MATERIALIZED ";
    return `${p.printName(node.name)}${p.printColumns(node.columns)} AS ${hint}(${p.print(node.query)})`;
  },
  Select: (node, p) => printSelect(node, p, void 0),
  Distinct: (node, p) => node.on.length === 0 ? "DISTINCT" : `DISTINCT ON (${p.printList(node.on)})`,
  Star: (node, p) => node.qualifier.length === 0 ? "*" : `${p.printPath(node.qualifier)}.*`,
  OutputColumn: (node, p) => `${p.print(node.expression)}${node.alias === void 0 ? "" : ` AS ${p.printName(node.alias, true)}`}`,
  SetOperation: (node, p) => printSetOperation(node, p, void 0),
  Values: (node, p) => `VALUES ${node.rows.map((row) => `(${p.printList(row)})`).join(", ")}`,
  GroupingSets: (node, p) => {
    const elements = node.elements.map(
      (element) => "kind" in element ? p.print(element) : `(${p.printList(element)})`
    );
    return `${groupingWords[node.type]} (${elements.join(", ")})`;
  },
  TableAlias: (node, p) => `${p.printName(node.name, true)}${p.printColumns(node.columns)}`,
  TableName: (node, p) => `${p.printPath(node.path)}${node.isCacheOnly === true ? "#CACHE" : ""}${printAlias(node.alias, p)}`,
  DerivedTable: (node, p) => `${printLateral(node.isLateral)}(${p.print(node.query)})${printAlias(node.alias, p)}`,
  FunctionTable: (node, p) => {
    const ordinality = node.hasOrdinality ? " WITH ORDINALITY" : "";
    return `${printLateral(node.isLateral)}${p.print(node.call)}${ordinality}${printAlias(node.alias, p)}`;
  },
  Join: (node, p) => {
    const right2 = node.right.kind === "Join" ? `(${p.print(node.right)})` : p.print(node.right);
    const natural = node.isNatural ? "NATURAL " : "";
    const on = node.on === void 0 ? "" : ` ON ${p.print(node.on)}`;
    const using = node.using.length === 0 ? "" : ` USING${p.printColumns(node.using)}`;
    return `${p.print(node.left)} ${natural}${joinWords[node.type]} ${right2}${on}${using}`;
  }
};
var groupingWords = { sets: "GROUPING SETS", rollup: "ROLLUP", cube: "CUBE" };
var joinWords = {
  inner: "JOIN",
  left: "LEFT JOIN",
  right: "RIGHT JOIN",
  full: "FULL JOIN",
  cross: "CROSS JOIN"
};
function printAlias(alias, p) {
  return alias === void 0 ? "" : ` AS ${p.print(alias)}`;
}
function printLateral(isLateral) {
  return isLateral ? "LATERAL " : "";
}
function printBody(body, p, into) {
  switch (body.kind) {
    case "Select":
      return printSelect(body, p, into);
    case "SetOperation":
      return printSetOperation(body, p, into);
    case "Query":
      return `(${p.print(body)})`;
    case "Values":
      return p.print(body);
  }
}
function printSelect(node, p, into) {
  const parts = ["SELECT"];
  if (node.distinct !== void 0) parts.push(p.print(node.distinct));
  parts.push(p.printList(node.items));
  if (into !== void 0) parts.push(`INTO ${quoteString(into)}`);
  if (node.from.length > 0)
    parts.push(`FROM ${node.from.map((table2, index) => printFromItem(table2, index, p)).join(", ")}`);
  if (node.where !== void 0) parts.push(`WHERE ${p.print(node.where)}`);
  if (node.groupBy.length > 0) parts.push(`GROUP BY ${p.printList(node.groupBy)}`);
  if (node.having !== void 0) parts.push(`HAVING ${p.print(node.having)}`);
  if (node.windows.length > 0) parts.push(`WINDOW ${p.printList(node.windows)}`);
  return parts.join(" ");
}
function printFromItem(table2, index, p) {
  return index > 0 && table2.kind === "Join" ? `(${p.print(table2)})` : p.print(table2);
}
function printSetOperation(node, p, into) {
  const needsParentheses = (side, isRight) => {
    if (side.kind !== "SetOperation") return false;
    if (node.operator === "intersect") return isRight || side.operator !== "intersect";
    return isRight && side.operator !== "intersect";
  };
  const left2 = needsParentheses(node.left, false) ? `(${p.print(node.left)})` : printBody(node.left, p, into);
  const right2 = needsParentheses(node.right, true) ? `(${p.print(node.right)})` : printBody(node.right, p, void 0);
  return `${left2} ${node.operator.toUpperCase()}${node.isAll ? " ALL" : ""} ${right2}`;
}
function printLimits(node, p) {
  const limit = node.limit === void 0 ? void 0 : p.print(node.limit);
  const offset = node.offset === void 0 ? [] : [`OFFSET ${p.print(node.offset)}`];
  if (limit === void 0) return offset;
  if (node.hasTies === true) return [...offset, `FETCH FIRST ${printCount(node, limit)} ROWS WITH TIES`];
  return [`LIMIT ${limit}`, ...offset];
}
function printCount(node, limit) {
  return node.limit?.kind === "NumberLiteral" || node.limit?.kind === "Parameter" ? limit : `(${limit})`;
}

// src/sql/printer/sqlite-strength-table.ts
var left = (precedence) => ({ precedence, associativity: "left" });
var right = (precedence) => ({ precedence, associativity: "right" });
var none2 = (precedence) => ({ precedence, associativity: "none" });
var sqliteStrengths = /* @__PURE__ */ new Map([
  ["or", left(1)],
  ["and", left(2)],
  ["prefix not", right(3)],
  ["=", none2(4)],
  ["<>", none2(4)],
  ["is", none2(4)],
  ["is distinct", none2(4)],
  ["range", none2(4)],
  ["<", none2(5)],
  ["<=", none2(5)],
  [">", none2(5)],
  [">=", none2(5)],
  ["&", left(7)],
  ["|", left(7)],
  ["<<", left(7)],
  [">>", left(7)],
  ["+", left(8)],
  ["-", left(8)],
  ["*", left(9)],
  ["/", left(9)],
  ["%", left(9)],
  ["||", left(10)],
  ["->", left(10)],
  ["->>", left(10)],
  ["collate", left(11)],
  ["prefix -", right(12)],
  ["prefix +", right(12)],
  ["prefix ~", right(12)]
]);

// src/sql/printer/statement-printers.ts
var statementPrinters = {
  Explain: (node, p) => `EXPLAIN ${node.isAnalyze ? "ANALYZE " : ""}${p.print(node.statement)}`,
  Insert: (node, p) => {
    const verb = node.isUpsert ? "UPSERT" : "INSERT";
    const conflict = node.conflict === void 0 ? "" : ` ${p.print(node.conflict)}`;
    const head = `${verb} INTO ${p.print(node.table)}${p.printColumns(node.columns)}`;
    return `${head} ${p.print(node.source)}${conflict}${printReturning(node.returning, p)}`;
  },
  Conflict: (node, p) => {
    const head = `ON CONFLICT${p.printColumns(node.columns)} DO`;
    if (node.action === "nothing") return `${head} NOTHING`;
    const where = node.where === void 0 ? "" : ` WHERE ${p.print(node.where)}`;
    return `${head} UPDATE${printSet(node.assignments, p)}${where}`;
  },
  Assignment: (node, p) => `${p.printName(node.column)} = ${p.print(node.value)}`,
  Update: (node, p) => {
    const where = node.where === void 0 ? "" : ` WHERE ${p.print(node.where)}`;
    return `UPDATE ${p.print(node.table)}${printSet(node.assignments, p)}${where}${printReturning(node.returning, p)}`;
  },
  Delete: (node, p) => {
    const where = node.where === void 0 ? "" : ` WHERE ${p.print(node.where)}`;
    return `DELETE FROM ${p.print(node.table)}${where}${printReturning(node.returning, p)}`;
  },
  Call: (node, p) => `CALL ${p.printPath(node.path)}(${p.printList(node.arguments)})`,
  CacheTable: (node, p) => {
    const mode = node.mode === void 0 ? "" : ` WITH ${node.mode.toUpperCase()}`;
    return `CACHE${mode} ${p.print(node.query)}`;
  },
  RefreshTable: (node, p) => `REFRESH ${p.print(node.table)}`,
  Transaction: (node) => node.action.toUpperCase()
};
function printReturning(items, p) {
  return items.length === 0 ? "" : ` RETURNING ${p.printList(items)}`;
}
function printSet(assignments, p) {
  return ` SET ${p.printList(assignments)}`;
}

// src/sql/printer/tree-dialect.ts
var treePrinters = {
  ...expressionPrinters,
  ...callPrinters,
  ...queryPrinters,
  ...statementPrinters
};
var strengths = new Map([
  ...[...operatorTable, ...likeOperatorTable.map((row) => ({ text: row.text, level: "other" }))].map(
    (row) => [row.text, levels[row.level]]
  ),
  ["and", levels.and],
  ["or", levels.or],
  ["like", levels.range],
  ["ilike", levels.range],
  ["not like", levels.range],
  ["not ilike", levels.range],
  ["prefix not", levels.not],
  ["prefix -", levels.sign],
  ["prefix +", levels.sign],
  ["prefix ~", levels.other],
  ["is", levels.is],
  ["is distinct", levels.is],
  ["range", levels.range],
  ["at time zone", levels.at],
  ["collate", levels.collate]
]);
var wholeWord = new RegExp(`^(?:${wordPattern.source})$`);
var treeDialect = {
  name: "tree",
  strengthOf: (binding) => strengths.get(binding),
  printName: printTreeName,
  printers: treePrinters
};
function printTreeName({ name, isQuoted }, isFree) {
  const isBare = !isQuoted && wholeWord.test(name) && (isFree || !isReserved(name));
  return isBare ? name : `"${name.replaceAll('"', '""')}"`;
}

// src/sql/printer/sqlite-dialect.ts
var tableFunctions = ["json_each", "json_tree"];
function bindName(parameter) {
  return `p${parameter}`;
}
var printers2 = {
  ...treePrinters,
  NumberLiteral: (node) => toDecimal(node),
  Parameter: (node) => `:${bindName(node.name)}`,
  Is: (node, p) => treePrinters.Is(node.test === "unknown" ? { ...node, test: "null" } : node, p),
  IsDistinct: (node, p) => {
    const left2 = p.printOperand(node.left, "is distinct", "strict");
    const right2 = p.printOperand(node.right, "is distinct", "strict");
    return `${left2} ${node.isNegated ? "IS" : "IS NOT"} ${right2}`;
  },
  Between: (node, p) => node.isSymmetric ? p.refuse("BETWEEN SYMMETRIC") : treePrinters.Between(node, p),
  Like: (node, p) => node.form === "like" ? treePrinters.Like(node, p) : p.refuse(`${node.form} matching`),
  OrderItem: (node, p) => treePrinters.OrderItem({ ...node, nulls: node.nulls ?? defaultNulls(node) }, p),
  Row: (node, p) => node.items.length < 2 ? p.refuse("a row of one") : treePrinters.Row(node, p),
  TypeName: (node, p) => node.arrayDepth > 0 ? p.refuse("an array type") : treePrinters.TypeName(node, p),
  FunctionCall: (node, p) => {
    if (node.withinGroup.length > 0) p.refuse("WITHIN GROUP");
    if (node.path.length > 1) p.refuse("a function in a schema");
    return treePrinters.FunctionCall(node, p);
  },
  Argument: (node, p) => node.name === void 0 ? p.print(node.value) : p.refuse("a named argument"),
  Query: (node, p) => printQuery2(node, p),
  SetOperation: (node, p) => {
    if (node.isAll && node.operator !== "union") p.refuse(`${node.operator} all`);
    const left2 = node.left.kind === "Query" ? selectFrom(node.left, p) : p.print(node.left);
    const right2 = node.right.kind === "Select" ? p.print(node.right) : selectFrom(node.right, p);
    return `${left2} ${node.operator.toUpperCase()}${node.isAll ? " ALL" : ""} ${right2}`;
  },
  Distinct: (node, p) => node.on.length > 0 ? p.refuse("DISTINCT ON") : "DISTINCT",
  TableName: (node, p) => {
    if (node.isCacheOnly === true) p.refuse("#CACHE");
    if (node.alias !== void 0 && node.alias.columns.length > 0) p.refuse("a table alias with columns");
    return treePrinters.TableName(node, p);
  },
  DerivedTable: (node, p) => printDerivedTable(node, p),
  FunctionTable: (node, p) => {
    const name = node.call.path[0]?.name.toLowerCase() ?? "";
    if (node.call.path.length !== 1 || !tableFunctions.includes(name)) p.refuse(`the function ${name} in FROM`);
    if (node.hasOrdinality || (node.alias?.columns.length ?? 0) > 0)
      p.refuse("a table function with columns of its own");
    return `${p.print(node.call)}${printAlias(node.alias, p)}`;
  },
  // CROSS JOIN would forbid SQLite's optimizer to reorder: https://www.sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join.
  Join: (node, p) => treePrinters.Join(node.type === "cross" ? { ...node, type: "inner" } : node, p),
  TypedLiteral: (_, p) => p.refuse("a typed literal"),
  Quantified: (_, p) => p.refuse("ANY and ALL"),
  ArrayLiteral: (_, p) => p.refuse("ARRAY[\u2026]"),
  ArraySubquery: (_, p) => p.refuse("ARRAY(\u2026)"),
  Subscript: (_, p) => p.refuse("a subscript"),
  FieldAccess: (_, p) => p.refuse("a field of a row"),
  AtTimeZone: (_, p) => p.refuse("AT TIME ZONE"),
  GroupingSets: (_, p) => p.refuse("GROUPING SETS"),
  Explain: (_, p) => p.refuse("EXPLAIN"),
  Call: (_, p) => p.refuse("CALL"),
  CacheTable: (_, p) => p.refuse("CACHE"),
  RefreshTable: (_, p) => p.refuse("REFRESH")
};
var sqliteDialect = {
  name: "sqlite",
  strengthOf: (binding) => sqliteStrengths.get(binding),
  printName: printSqliteName,
  printers: printers2
};
function printSqliteName({ name }) {
  return `"${name.replaceAll('"', '""')}"`;
}
function defaultNulls(item) {
  return item.isDescending ? "first" : "last";
}
function printQuery2(node, p) {
  if (node.into !== void 0) p.refuse("INTO");
  if (node.hasTies === true) p.refuse("WITH TIES");
  const hasClauses = node.orderBy.length > 0 || node.limit !== void 0 || node.offset !== void 0;
  const isWrapped = node.body.kind === "Query" || node.body.kind === "Values" && hasClauses;
  const parts = [isWrapped ? selectFrom(node.body, p) : p.print(node.body)];
  if (node.with !== void 0) parts.unshift(p.print(node.with));
  if (node.orderBy.length > 0) parts.push(printOrderBy(node.orderBy, p));
  if (node.limit !== void 0) parts.push(`LIMIT ${p.print(node.limit)}`);
  if (node.offset !== void 0) {
    if (node.limit === void 0) parts.push("LIMIT -1");
    parts.push(`OFFSET ${p.print(node.offset)}`);
  }
  return parts.join(" ");
}
function selectFrom(body, p) {
  return `SELECT * FROM (${p.print(body)})`;
}
function printDerivedTable(node, p) {
  if (node.isLateral) p.refuse("LATERAL");
  const { alias } = node;
  if (alias === void 0 || alias.columns.length === 0) return treePrinters.DerivedTable(node, p);
  const name = p.printName(alias.name);
  return `(WITH ${p.print(alias)} AS (${p.print(node.query)}) SELECT * FROM ${name}) AS ${name}`;
}

// src/sql/printer/print.ts
var dialects = { tree: treeDialect, sqlite: sqliteDialect };
function printStatement(statement, dialect = "tree") {
  return printNode(statement, dialect);
}
function printExpression(expression, dialect = "tree") {
  return printNode(expression, dialect);
}
function printNode(node, dialect = "tree") {
  return new Printer(dialects[dialect]).print(node);
}

// src/sql/tree/create.ts
function createNode(kind, fields) {
  return freezeTree({ kind, ...fields });
}
function createIdentifier(name) {
  return createNode("Identifier", { name, isQuoted: true });
}
function createCall(name, values2) {
  return createNode("FunctionCall", {
    path: [createNode("Identifier", { name, isQuoted: false })],
    arguments: values2.map((value) => createNode("Argument", { value })),
    isStar: false,
    isDistinct: false,
    orderBy: [],
    withinGroup: []
  });
}

// src/sql/tree/map.ts
function mapChildren(node, change) {
  let copy;
  for (const field of listChildFields(node.kind)) {
    const before2 = readChildren(node, field);
    const after2 = mapOne(before2, change);
    if (after2 === before2) continue;
    copy ??= { ...node };
    copy[field] = after2;
  }
  return copy === void 0 ? node : Object.freeze(copy);
}
function mapOne(children, change) {
  if (children === void 0) return void 0;
  if (!Array.isArray(children)) return change(children);
  const before2 = children;
  const after2 = before2.map((child2) => mapOne(child2, change));
  return after2.every((child2, index) => child2 === before2[index]) ? before2 : Object.freeze(after2);
}

// src/sql/tree/walk.ts
function walkNode(root, visit2) {
  const pending = [root];
  for (let node = pending.pop(); node !== void 0; node = pending.pop()) {
    if (visit2(node) === false) continue;
    const fields = listChildFields(node.kind);
    for (let index = fields.length - 1; index >= 0; index--) {
      pushReversed(readChildren(node, fields[index] ?? ""), pending);
    }
  }
}
function pushReversed(children, pending) {
  if (children === void 0) return;
  if (!isList2(children)) {
    pending.push(children);
    return;
  }
  for (let index = children.length - 1; index >= 0; index--) pushReversed(children[index], pending);
}
function isList2(children) {
  return Array.isArray(children);
}

// src/plan/fold.ts
function fold2(node, bindings) {
  switch (node.kind) {
    case "NullLiteral":
      return { value: null };
    case "BooleanLiteral":
      return { value: node.value ? 1n : 0n };
    case "StringLiteral":
      return { value: node.value };
    case "NumberLiteral":
      return { value: readNumber2(node.text) };
    case "Parameter":
      return node.name in bindings ? { value: bindings[node.name] ?? null } : void 0;
    case "Unary":
      return foldUnary(node.operator, fold2(node.operand, bindings));
    case "Binary":
      return foldBinary(node.operator, fold2(node.left, bindings), fold2(node.right, bindings));
    case "Cast":
      return foldCast(node.type.name, fold2(node.operand, bindings));
    case "FunctionCall":
      return foldCall(node, bindings);
    default:
      return void 0;
  }
}
function readNumber2(text2) {
  return /^\d+$/.test(text2) ? BigInt(text2) : Number(text2);
}
function foldUnary(operator2, operand) {
  if (!operand) return void 0;
  if (operand.value === null) return { value: null };
  if (operator2 === "not") return { value: Number(operand.value) === 0 ? 1n : 0n };
  if (operator2 === "-" && typeof operand.value !== "string") return { value: -operand.value };
  return operator2 === "+" ? operand : void 0;
}
function foldBinary(operator2, left2, right2) {
  if (operator2 === "and" || operator2 === "or") return foldLogic(operator2, left2, right2);
  if (!left2 || !right2) return void 0;
  if (left2.value === null || right2.value === null) return { value: null };
  if (operator2 === "||") return { value: String(left2.value) + String(right2.value) };
  const order2 = compare(left2.value, right2.value);
  const outcome = order2 === void 0 ? void 0 : comparisons[operator2]?.(order2);
  if (outcome !== void 0) return { value: outcome ? 1n : 0n };
  return foldArithmetic(operator2, left2.value, right2.value);
}
var comparisons = {
  "=": (order2) => order2 === 0,
  "<>": (order2) => order2 !== 0,
  "<": (order2) => order2 < 0,
  "<=": (order2) => order2 <= 0,
  ">": (order2) => order2 > 0,
  ">=": (order2) => order2 >= 0
};
function compare(left2, right2) {
  if (left2 === null || right2 === null || typeof left2 === "string" !== (typeof right2 === "string")) return void 0;
  if (typeof left2 === "string" && typeof right2 === "string")
    return Buffer.compare(Buffer.from(left2), Buffer.from(right2));
  return left2 < right2 ? -1 : left2 > right2 ? 1 : 0;
}
function foldLogic(operator2, left2, right2) {
  const decisive = operator2 === "or";
  for (const side of [left2, right2]) {
    if (side && side.value !== null && Number(side.value) !== 0 === decisive) return { value: decisive ? 1n : 0n };
  }
  if (!left2 || !right2) return void 0;
  return { value: left2.value === null || right2.value === null ? null : decisive ? 0n : 1n };
}
function foldArithmetic(operator2, left2, right2) {
  if (typeof left2 === "bigint" && typeof right2 === "bigint") {
    if (operator2 === "+") return { value: left2 + right2 };
    if (operator2 === "-") return { value: left2 - right2 };
    if (operator2 === "*") return { value: left2 * right2 };
    return void 0;
  }
  if (typeof left2 === "string" || typeof right2 === "string") return void 0;
  const [first, second] = [Number(left2), Number(right2)];
  if (operator2 === "+") return { value: first + second };
  if (operator2 === "-") return { value: first - second };
  if (operator2 === "*") return { value: first * second };
  if (operator2 === "/" && second !== 0) return { value: first / second };
  return void 0;
}
function foldCast(type, operand) {
  if (!operand || operand.value === null) return operand;
  if (type === "real" && typeof operand.value !== "string") return { value: Number(operand.value) };
  if (type === "text") return typeof operand.value === "number" ? void 0 : { value: String(operand.value) };
  return type === "integer" && typeof operand.value === "bigint" ? operand : void 0;
}
function foldCall(node, bindings) {
  const values2 = [];
  for (const argument of node.arguments) {
    const constant = fold2(argument.value, bindings);
    if (!constant) return void 0;
    values2.push(constant.value);
  }
  const name = node.path[0]?.name ?? "";
  if (name === "substr") return foldSubstring(values2);
  const registered = findRegisteredFunction(name, values2.length);
  return registered?.isDeterministic ? { value: registered.call(...values2) } : void 0;
}
function foldSubstring([text2, start, length]) {
  if (typeof text2 !== "string" || start !== 1n || typeof length !== "bigint") return void 0;
  return { value: text2.slice(0, Number(length)) };
}

// src/plan/contradiction.ts
var everything = {
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  isLowOpen: false,
  isHighOpen: false
};
function excludeEachOther(conjuncts, bindings) {
  const ranges = /* @__PURE__ */ new Map();
  for (const conjunct of conjuncts) {
    const bound3 = findBound(conjunct, bindings);
    if (!bound3) continue;
    const range = intersect(ranges.get(bound3.column) ?? everything, bound3.range);
    if (range.low > range.high || range.low === range.high && (range.isLowOpen || range.isHighOpen)) return true;
    ranges.set(bound3.column, range);
  }
  return false;
}
function findBound(node, bindings) {
  if (node.kind !== "Binary") return void 0;
  const isLeft = node.left.kind === "ColumnReference";
  const [side, other] = isLeft ? [node.left, node.right] : [node.right, node.left];
  if (side.kind !== "ColumnReference") return void 0;
  const value = readPoint(fold2(other, bindings)?.value);
  const range = value === void 0 ? void 0 : rangeOf(isLeft ? node.operator : mirrored[node.operator] ?? "", value);
  return range && { column: side.path.map((part2) => part2.name).join("."), range };
}
var mirrored = { "=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
function readPoint(value) {
  if (typeof value === "number" || typeof value === "bigint") return Number(value);
  const isInstant = typeof value === "string" && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/.test(value);
  return isInstant ? parseTimestamp(value) : void 0;
}
function rangeOf(operator2, value) {
  switch (operator2) {
    case "=":
      return { low: value, high: value, isLowOpen: false, isHighOpen: false };
    case "<":
    case "<=":
      return { ...everything, high: value, isHighOpen: operator2 === "<" };
    case ">":
    case ">=":
      return { ...everything, low: value, isLowOpen: operator2 === ">" };
    default:
      return void 0;
  }
}
function intersect(one, other) {
  const [low, high] = [Math.max(one.low, other.low), Math.min(one.high, other.high)];
  const isLowOpen = one.low === low && one.isLowOpen || other.low === low && other.isLowOpen;
  const isHighOpen = one.high === high && one.isHighOpen || other.high === high && other.isHighOpen;
  return { low, high, isLowOpen, isHighOpen };
}

// src/plan/truncation.ts
var unitsByLength = {
  "4": "year",
  "7": "month",
  "10": "day",
  "13": "hour",
  "16": "minute"
};
function findTruncation(node) {
  if (node.kind === "Cast" && node.type.name === "integer") {
    const year = findPrefix(node.operand);
    return year?.unit === "year" ? { ...year, form: "year" } : void 0;
  }
  if (node.kind !== "Binary" || node.operator !== "||") {
    const day2 = findPrefix(node);
    return day2?.unit === "day" ? day2 : void 0;
  }
  if (node.right.kind !== "StringLiteral" || !/^[-: 01]*$/.test(node.right.value)) return void 0;
  return findPrefix(node.left) ?? findWeek(node.left);
}
function findPrefix(node) {
  if (node.kind !== "FunctionCall" || node.path[0]?.name !== "substr") return void 0;
  const [operand, start, length] = node.arguments.map((argument) => argument.value);
  if (start?.kind !== "NumberLiteral" || start.text !== "1" || length?.kind !== "NumberLiteral") return void 0;
  const unit = unitsByLength[length.text];
  return operand && unit !== void 0 ? { operand, unit, form: "text" } : void 0;
}
function findWeek(node) {
  if (node.kind !== "FunctionCall" || node.path[0]?.name !== "date") return void 0;
  const [operand, ...modifiers] = node.arguments.map((argument) => argument.value);
  const isWeek = modifiers.map((modifier) => modifier.kind === "StringLiteral" ? modifier.value : "").join() === "weekday 0,-6 days";
  return operand && isWeek ? { operand, unit: "week", form: "text" } : void 0;
}
function floorInstant(unit, epochMs) {
  const date = new Date(epochMs);
  const [year, month, day2] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (unit) {
    case "year":
      return Date.UTC(year, 0, 1);
    case "month":
      return Date.UTC(year, month, 1);
    case "week":
      return Date.UTC(year, month, day2 - (date.getUTCDay() + 6) % 7);
    case "day":
      return Date.UTC(year, month, day2);
    case "hour":
      return Math.floor(epochMs / 36e5) * 36e5;
    default:
      return Math.floor(epochMs / 6e4) * 6e4;
  }
}
function nextInstant(unit, startMs) {
  return addToInstant(startMs, multiplyUnit(unit, 1));
}

// src/plan/pushdown.ts
function decide(conjunct, context) {
  const decision = decideCondition(conjunct, context);
  if (typeof decision === "string") return { conjunct, verdict: decision };
  return { conjunct, verdict: decision.exactness, filter: decision.filter };
}
function residualOf(verdicts) {
  return verdicts.filter(({ verdict }) => verdict !== "exact" && verdict !== "never").map(({ conjunct }) => conjunct);
}
function decideCondition(node, context) {
  const constant = fold2(node, context.bindings);
  if (constant) return constant.value === null || Number(constant.value) === 0 ? "never" : "none";
  switch (node.kind) {
    case "ColumnReference":
      return decideFlag(node, true, context);
    case "Unary":
      return node.operator === "not" ? decideNegation(node.operand, context) : "none";
    case "Binary":
      return node.operator === "and" || node.operator === "or" ? decideGroup(node.operator, node, context) : decideComparison(node, context);
    case "InList":
      return decideList(node, context);
    case "Like":
      return node.isNegated ? "none" : decideLike(node, context);
    default:
      return "none";
  }
}
function decideNegation(node, context) {
  if (node.kind === "ColumnReference") return decideFlag(node, false, context);
  const negated = negate2(node);
  return negated ? decideCondition(negated, context) : "none";
}
var opposites = {
  "=": "<>",
  "<>": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<"
};
function negate2(node) {
  const not = (operand) => ({ kind: "Unary", operator: "not", operand });
  if (node.kind === "Unary" && node.operator === "not") return node.operand;
  if (node.kind === "InList") return { ...node, isNegated: !node.isNegated };
  if (node.kind !== "Binary") return void 0;
  if (node.operator === "and") return { ...node, operator: "or", left: not(node.left), right: not(node.right) };
  if (node.operator === "or") return { ...node, operator: "and", left: not(node.left), right: not(node.right) };
  const opposite = opposites[node.operator];
  return opposite && { ...node, operator: opposite };
}
function decideFlag(node, value, context) {
  const column2 = columnOf(node, context);
  return column2?.type === "boolean" ? leaf(column2, "eq", value) : "none";
}
function decideGroup(kind, node, context) {
  const parts = flatten3(kind, node).map((part2) => decideCondition(part2, context));
  if (kind === "and" && parts.includes("never")) return "never";
  const possible = kind === "or" ? parts.filter((part2) => part2 !== "never") : parts.filter((part2) => part2 !== "none");
  if (possible.length === 0) return kind === "or" ? "never" : "none";
  const filters = possible.filter((part2) => typeof part2 !== "string");
  if (kind === "or" && filters.length < possible.length) return "none";
  const isWhole = filters.length === parts.length || kind === "or";
  const exactness2 = isWhole && filters.every((part2) => part2.exactness === "exact") ? "exact" : "inexact";
  const only = filters.length === 1 ? filters[0] : void 0;
  return { exactness: exactness2, filter: only?.filter ?? { kind, filters: filters.map((part2) => part2.filter) } };
}
function flatten3(kind, node) {
  if (node.kind !== "Binary" || node.operator !== kind) return [node];
  return [...flatten3(kind, node.left), ...flatten3(kind, node.right)];
}
var operatorNames = {
  "=": "eq",
  "<>": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge"
};
var mirrored2 = {
  eq: "eq",
  ne: "ne",
  lt: "gt",
  le: "ge",
  gt: "lt",
  ge: "le"
};
function decideComparison(node, context) {
  const operator2 = operatorNames[node.operator];
  if (!operator2) return "none";
  const [left2, right2] = [columnOf(node.left, context), columnOf(node.right, context)];
  if (left2 && right2) return "none";
  const column2 = left2 ?? right2;
  const constant = fold2(left2 ? node.right : node.left, context.bindings);
  if (!column2 || !constant) return decideTruncated(node, operator2, context);
  if (constant.value === null) return "never";
  return compareColumn(column2, left2 ? operator2 : mirrored2[operator2] ?? operator2, constant.value, context);
}
function compareColumn(column2, operator2, value, context) {
  if (column2.type === "timestamp") return compareTime(column2, operator2, value, context);
  if (operator2 === "gt" || operator2 === "ge" || operator2 === "lt" || operator2 === "le") {
    if (column2.type !== "integer" || typeof value === "string" || value === null) return "none";
    return bound2(column2, operator2, strictBound(operator2, Number(value)), context);
  }
  const sent = convert2(column2, value);
  return sent === "never" && operator2 === "ne" ? "none" : typeof sent === "string" ? sent : leaf(column2, operator2, sent.value);
}
function decideTruncated(node, written, context) {
  const left2 = findTruncation(node.left);
  const truncation = left2 ?? findTruncation(node.right);
  const column2 = truncation && columnOf(truncation.operand, context);
  const value = fold2(left2 ? node.right : node.left, context.bindings)?.value;
  if (!truncation || column2?.type !== "timestamp" || value === void 0) return "none";
  if (value === null) return "never";
  const pointMs = truncation.form === "year" ? Date.UTC(Number(value), 0, 1) : parseTimestamp(String(value));
  if (pointMs === void 0 || Number.isNaN(pointMs)) return "none";
  const operator2 = left2 ? written : mirrored2[written] ?? written;
  const startMs = floorInstant(truncation.unit, pointMs);
  const endMs = nextInstant(truncation.unit, startMs);
  const isStart = startMs === pointMs;
  const compare2 = (comparison, epochMs) => compareTime(column2, comparison, formatTimestamp(epochMs), context);
  switch (operator2) {
    case "eq":
      return isStart ? both2(compare2("ge", startMs), compare2("lt", endMs)) : "never";
    case "ge":
      return compare2("ge", isStart ? startMs : endMs);
    case "gt":
      return compare2("ge", endMs);
    case "lt":
      return compare2("lt", isStart ? startMs : endMs);
    case "le":
      return compare2("lt", endMs);
    default:
      return "none";
  }
}
function strictBound(operator2, value) {
  switch (operator2) {
    case "gt":
      return Math.floor(value);
    case "ge":
      return Math.ceil(value) - 1;
    case "lt":
      return Math.ceil(value);
    case "le":
      return Math.floor(value) + 1;
  }
}
var dayMs2 = 864e5;
function compareTime(column2, operator2, value, context) {
  const epochMs = typeof value === "string" ? parseTimestamp(value) : void 0;
  if (epochMs === void 0 || operator2 === "ne") return "none";
  if (context.timeGranularity === "day") {
    const after2 = () => leaf(column2, "gt", epochMs - 2 * dayMs2);
    const before2 = () => leaf(column2, "lt", epochMs + 2 * dayMs2);
    return operator2 === "eq" ? both2(after2(), before2()) : operator2 === "gt" || operator2 === "ge" ? after2() : before2();
  }
  if (operator2 === "eq") return epochMs % 1e3 === 0 ? leaf(column2, "eq", epochMs) : "never";
  if (operator2 !== "gt" && operator2 !== "ge" && operator2 !== "lt" && operator2 !== "le") return "none";
  return bound2(column2, operator2, strictBound(operator2, epochMs / 1e3) * 1e3, context);
}
function bound2(column2, operator2, value, context) {
  const range = leaf(column2, operator2 === "gt" || operator2 === "ge" ? "gt" : "lt", value);
  if (typeof range === "string" || range.exactness === "exact" || !context.isExactWanted) return range;
  const without = leaf(column2, "ne", value);
  if (typeof without === "string") return range;
  return { exactness: "exact", filter: { kind: "and", filters: [range.filter, without.filter] } };
}
function both2(first, second) {
  if (typeof first === "string") return first;
  if (typeof second === "string") return second;
  const exactness2 = first.exactness === "exact" && second.exactness === "exact" ? "exact" : "inexact";
  return {
    exactness: exactness2,
    filter: {
      kind: "and",
      filters: [first.filter, second.filter].flatMap((filter2) => filter2.kind === "and" ? filter2.filters : [filter2])
    }
  };
}
function decideList(node, context) {
  const column2 = columnOf(node.operand, context);
  if (!column2 || column2.type === "timestamp") return "none";
  const values2 = [];
  for (const item of node.items) {
    const constant = fold2(item, context.bindings);
    if (!constant) return "none";
    if (constant.value === null && node.isNegated) return "never";
    const sent = constant.value === null ? "never" : convert2(column2, constant.value);
    if (sent === "none") return "none";
    if (sent !== "never") values2.push(sent.value);
  }
  const [first] = values2;
  if (node.isNegated) return first === void 0 ? "none" : leaf(column2, "nin", [...new Set(values2)]);
  if (first === void 0) return "never";
  return values2.length === 1 ? leaf(column2, "eq", first) : leaf(column2, "in", [...new Set(values2)]);
}
function decideLike(node, context) {
  const isFolded = node.operand.kind === "FunctionCall" && node.operand.path[0]?.name === "lower";
  const operand = isFolded ? node.operand.arguments[0]?.value : node.operand;
  const column2 = operand && columnOf(operand, context);
  const pattern3 = fold2(node.pattern, context.bindings)?.value;
  if (!column2 || typeof pattern3 !== "string" || pattern3.includes("_") || pattern3.includes("\\")) return "none";
  const match = /^(%?)([^%]+)(%?)$/.exec(pattern3);
  if (!match) return "none";
  const [, before2, text2 = "", after2] = match;
  const operator2 = before2 && after2 ? "contains" : before2 ? "ends" : after2 ? "starts" : "eq";
  const decision = leaf(column2, operator2, text2);
  return typeof decision === "string" ? decision : { ...decision, exactness: "inexact" };
}
function leaf(column2, operator2, value) {
  const exactness2 = column2.filter[operator2];
  return exactness2 === void 0 ? "none" : { exactness: exactness2, filter: { kind: "leaf", column: column2, operator: operator2, value } };
}
function columnOf(node, context) {
  const [relation, column2] = node.kind === "ColumnReference" ? node.path : [];
  return relation && column2 ? context.findColumn(relation.name, column2.name) : void 0;
}
function convert2(column2, value) {
  if (value === null) return "never";
  if (column2.from === "id" && (value === "" || value === "0")) return "never";
  switch (column2.send) {
    case "text":
      return { value: String(value) };
    case "boolean":
      return { value: Number(value) !== 0 };
    case "integer":
    case "double": {
      if (typeof value === "string" && !/^[1-9]\d*$/.test(value)) return "never";
      const number2 = Number(value);
      return Number.isSafeInteger(number2) ? { value: number2 } : column2.send === "double" ? { value: number2 } : "none";
    }
    case "unix_seconds":
      return "none";
  }
}

// src/plan/access.ts
function chooseAccess(request, catalog) {
  const { table: table2, conjuncts } = request;
  if (table2.type === "system") {
    const verdicts2 = conjuncts.map((conjunct) => ({ conjunct, verdict: "none" }));
    return { scan: { kind: "system", table: table2.definition }, verdicts: verdicts2 };
  }
  if (!request.isPushdownOn) {
    const verdicts2 = conjuncts.map((conjunct) => ({ conjunct, verdict: "none" }));
    return { ...readWhole2(request, catalog), verdicts: verdicts2 };
  }
  const search2 = findPath(table2, "search");
  const context = {
    findColumn: (relation, column2) => findColumn(table2, request.ownColumn(relation, column2)),
    bindings: request.bindings,
    timeGranularity: search2?.timeGranularity ?? "second",
    isExactWanted: request.need !== void 0
  };
  const verdicts = conjuncts.map((conjunct) => decide(conjunct, context));
  const isImpossible = verdicts.some(({ verdict }) => verdict === "never") || excludeEachOther(conjuncts, request.bindings);
  if (isImpossible) return { scan: { kind: "empty", table: table2.definition }, verdicts };
  return readByKey(request, verdicts) ?? readByParent(request, catalog) ?? readBySearch(request, verdicts) ?? { ...readWhole2(request, catalog), verdicts: ignoreAll(verdicts) };
}
function readByKey(request, verdicts) {
  const { table: table2 } = request;
  const get2 = findPath(table2, "get");
  const key = get2 && findKeys(request, get2.column);
  if (!get2 || !key) return void 0;
  const canSearch = findPath(table2, "search") !== void 0 && findColumn(table2, get2.column)?.filter.in !== void 0;
  if (key.keys.length > 1 && canSearch) return void 0;
  const scan = { kind: "get", table: table2.definition, path: get2, keys: key.keys };
  return { scan, verdicts: verdicts.map((verdict) => settleKey(verdict, key.conjunct)) };
}
function settleKey({ conjunct }, keyCondition) {
  if (conjunct !== keyCondition) return { conjunct, verdict: "none" };
  return { conjunct, verdict: "exact", filter: { kind: "and", filters: [] } };
}
function findKeys(request, column2) {
  const definition = findColumn(request.table, column2);
  if (!definition) return void 0;
  const comparable = { ...definition, send: "text", filter: { eq: "exact", in: "exact" } };
  const findOwn = (relation, name) => request.ownColumn(relation, name) === definition.name ? comparable : void 0;
  for (const conjunct of request.conjuncts) {
    const verdict = decide(conjunct, { findColumn: findOwn, bindings: request.bindings, timeGranularity: "second" });
    const keys = verdict.verdict === "exact" && "filter" in verdict ? keysOf(verdict.filter) : void 0;
    if (keys) return { keys, conjunct };
  }
  return void 0;
}
function keysOf(filter2) {
  if (filter2.kind === "leaf") return [filter2.value].flat().map(String);
  if (filter2.kind === "and") return void 0;
  const lists = filter2.filters.map(keysOf);
  return lists.every((list2) => list2 !== void 0) ? [...new Set(lists.flat())] : void 0;
}
function readByParent(request, catalog) {
  const { table: table2 } = request;
  const child2 = findPath(table2, "child");
  const embedded2 = findPath(table2, "embedded");
  const path = embedded2 && hasColumns2(embedded2, request.usedColumns) ? embedded2 : child2 ?? embedded2;
  if (!path) return void 0;
  const key = findKeys(request, path.column);
  const verdicts = request.conjuncts.map(
    (conjunct) => conjunct === key?.conjunct ? settleKey({ conjunct, verdict: "none" }, conjunct) : { conjunct, verdict: "none" }
  );
  if (path.kind === "child" && key)
    return { scan: { kind: "child", table: table2.definition, path, parents: { keys: key.keys } }, verdicts };
  const parent = chooseAccess(parentRequest(request, path, catalog), catalog).scan;
  return { ...readUnder(path, parent, table2, child2, catalog), verdicts };
}
function hasColumns2(path, used) {
  return path.columns === void 0 || [...used].every((column2) => path.columns?.includes(column2));
}
function parentRequest(request, path, catalog) {
  const parent = findParent(path, catalog);
  const ownColumn = (relation, column2) => request.ownColumn(relation, column2) === path.column ? path.parent.column : void 0;
  return { ...request, table: parent, ownColumn, usedColumns: /* @__PURE__ */ new Set([path.parent.column]), need: void 0 };
}
function readUnder(path, parent, table2, child2, catalog) {
  if (parent.kind === "empty") return { scan: { kind: "empty", table: table2.definition } };
  if (path.kind === "child") {
    return { scan: { kind: "child", table: table2.definition, path, parents: { scan: parent } } };
  }
  if (path.truncated === void 0) return { scan: parent, inside: findParent(path, catalog) };
  return { scan: { kind: "embedded", table: table2.definition, path, parent, completion: child2 } };
}
function findParent(path, catalog) {
  const { found } = catalog.findTable([path.parent.table]);
  if (found) return found;
  throw createError("internal", { problem: `the parent table ${path.parent.table} is not in the catalog` });
}
function readBySearch(request, verdicts) {
  const { table: table2 } = request;
  const path = findPath(table2, "search");
  if (!path) return void 0;
  let room = path.maxFilters;
  const settled = verdicts.map((verdict) => {
    if (!("filter" in verdict)) return verdict;
    const size = verdict.filter.kind === "and" ? verdict.filter.filters.length : 1;
    const tooDeep = depthOf(verdict.filter) >= path.maxDepth || widthOf(verdict.filter) > path.maxFilters;
    if (size > room || tooDeep) return { conjunct: verdict.conjunct, verdict: "none" };
    room -= size;
    return verdict;
  });
  const filters = settled.flatMap(
    (verdict) => "filter" in verdict ? verdict.filter.kind === "and" ? verdict.filter.filters : [verdict.filter] : []
  );
  const [only] = filters;
  const filter2 = only && filters.length === 1 ? only : only && { kind: "and", filters };
  const isWhole = settled.every(({ verdict }) => verdict === "exact");
  const scan = { kind: "search", table: table2.definition, path, filter: filter2 };
  return { scan: isWhole ? narrow(scan, request) ?? scan : scan, verdicts: settled };
}
function narrow(scan, { need, table: table2 }) {
  if (!need) return void 0;
  if (need.kind === "count") {
    const { definition } = table2;
    return { kind: "count", table: { ...definition, key: [], columns: [totalColumn] }, of: scan };
  }
  const { order: wanted } = need;
  const limit = need.kind === "rows" ? need.limit : 1;
  if (!wanted) return { ...scan, limit };
  const column2 = findColumn(table2, wanted.column);
  return column2?.isSortable ? { ...scan, order: { column: column2, isDescending: wanted.isDescending }, limit } : void 0;
}
function depthOf(filter2) {
  return filter2.kind === "leaf" ? 0 : 1 + Math.max(0, ...filter2.filters.map(depthOf));
}
function widthOf(filter2) {
  return filter2.kind === "leaf" ? 1 : Math.max(filter2.filters.length, ...filter2.filters.map(widthOf));
}
function ignoreAll(verdicts) {
  return verdicts.map(({ conjunct }) => ({ conjunct, verdict: "none" }));
}
function readWhole2(request, catalog) {
  const { table: table2 } = request;
  const search2 = findPath(table2, "search");
  const isUnconditional = request.conjuncts.length === 0;
  if (search2) {
    const scan = { kind: "search", table: table2.definition, path: search2 };
    return { scan: isUnconditional ? narrow(scan, request) ?? scan : scan };
  }
  const limit = isUnconditional && request.need?.kind === "rows" && !request.need.order ? request.need.limit : void 0;
  const list2 = findPath(table2, "list");
  if (list2) return { scan: { kind: "list", table: table2.definition, path: list2, limit } };
  const byParent = readByParent({ ...request, conjuncts: [] }, catalog);
  if (byParent) return byParent;
  const get2 = findPath(table2, "get");
  throw createError("required_predicate", { table: table2.name, predicate: `${get2?.column ?? "a key"} = \u2026` });
}
function findPath(table2, kind) {
  return table2.definition.read.find((path) => path.kind === kind);
}
function findColumn(table2, name) {
  return name === void 0 ? void 0 : table2.columns.find((column2) => column2.name === name);
}

// src/plan/output-columns.ts
function findOutput(node, columns) {
  if (node.kind === "NumberLiteral" && /^\d+$/.test(node.text)) {
    const position = Number(node.text);
    if (position >= 1 && position <= columns.length) return position;
    const problem = `position ${node.text} is not in the select list, which has ${String(columns.length)} columns`;
    throw createError("invalid_argument", { problem, advice: "Count the columns from 1." }, { position: node.at });
  }
  const only = node.kind === "ColumnReference" && node.path.length === 1 ? node.path[0] : void 0;
  if (!only) return void 0;
  const exact = columns.findIndex((column2) => column2.name.toLowerCase() === only.name.toLowerCase());
  if (exact >= 0) return exact + 1;
  const folded = findByName(columns, only.name);
  return folded ? columns.indexOf(folded) + 1 : void 0;
}
function nameOutputs(outputs, names3) {
  const columns = outputs.map(
    (expression, index) => ({
      name: names3[index] ?? expression.name,
      internal: `c${String(index + 1)}`,
      expression: { ...expression, type: settledType(expression.type) }
    })
  );
  const items = columns.map(
    (column2) => ({
      kind: "OutputColumn",
      expression: column2.expression.node,
      alias: nameNode(column2.internal)
    })
  );
  return { items, columns };
}

// src/plan/need.ts
function findRowsNeed(paging, columns, context, relation) {
  const { count: count2, offset, orderBy } = paging;
  const [first] = orderBy;
  if (!first) return { kind: "rows", count: count2, offset };
  if (orderBy.length > 1) return void 0;
  const position = findOutput(first.expression, columns);
  const output = position === void 0 ? void 0 : columns[position - 1]?.expression.node;
  const column2 = columnOf2(output ?? context.binder.bindExpression(first.expression, context).node, relation);
  return column2 === void 0 ? void 0 : { kind: "rows", count: count2, offset, order: { column: column2, isDescending: first.isDescending } };
}
function findAggregateNeed(items, relation) {
  if (items.every((item) => countsOnly(item.expression))) return { kind: "count" };
  const orders = items.map((item) => findExtreme(item.expression, relation));
  const [first] = orders;
  const isSame2 = orders.every(
    (order2) => order2?.column === first?.column && order2?.isDescending === first?.isDescending
  );
  return first && isSame2 ? { kind: "extreme", order: first } : void 0;
}
function isCountAll(node) {
  return node.kind === "FunctionCall" && node.path[0]?.name === "count" && node.isStar && !node.filter && !node.over;
}
function countsOnly(expression) {
  let isSo = true;
  walkNode(expression, (node) => {
    if (node.kind === "ColumnReference" || node.kind === "Query") isSo = false;
    if (node.kind === "FunctionCall" && node.path[0]?.name === "count" && !isCountAll(node)) isSo = false;
    if (node.kind === "FunctionCall" && aggregateNames.has(node.path[0]?.name ?? "")) isSo = false;
  });
  return isSo;
}
var aggregateNames = /* @__PURE__ */ new Set([
  "sum",
  "total",
  "avg",
  "min",
  "max",
  "median",
  "percentile_cont",
  "percentile_disc",
  "group_concat",
  "json_group_array",
  "var_pop",
  "var_samp",
  "stddev_pop",
  "stddev_samp"
]);
function findExtreme(node, relation) {
  if (node.kind !== "FunctionCall" || node.filter || node.over || node.arguments.length !== 1) return void 0;
  const name = node.path[0]?.name;
  const value = node.arguments[0]?.value;
  const column2 = value && columnOf2(value, relation);
  return column2 !== void 0 && (name === "max" || name === "min") ? { column: column2, isDescending: name === "max" } : void 0;
}
function columnOf2(node, relation) {
  const [qualifier, column2] = node.kind === "ColumnReference" ? node.path : [];
  return qualifier?.name === relation.id ? column2?.name : void 0;
}

// src/plan/planner.ts
function planQuery(bound3, settings, catalog) {
  const bindings = bindParameters2(bound3.parameters, settings.parameters, settings.nowMs);
  const accesses = /* @__PURE__ */ new Map();
  for (const reference of bound3.tables) {
    accesses.set(reference.relation, chooseFor(reference, bindings, settings, catalog));
  }
  const scans = bound3.tables.map((reference) => planScan(reference, bound3, accesses, bindings, settings, catalog));
  const query = countByService(bound3.query, scans);
  return Object.freeze({ scans: orderByDependency(scans), query, columns: bound3.columns, bindings });
}
function chooseFor(reference, bindings, settings, catalog) {
  const isImpossible = reference.gates.some((gate) => {
    const constant = fold2(gate, bindings);
    return constant !== void 0 && (constant.value === null || Number(constant.value) === 0);
  });
  const own = ownConjuncts(reference);
  if (isImpossible && settings.isPushdownOn) {
    return {
      scan: { kind: "empty", table: reference.table.definition },
      verdicts: own.map((conjunct) => ({ conjunct, verdict: "none" }))
    };
  }
  const isAlone = own.length === reference.conjuncts.filter((conjunct) => fold2(conjunct, bindings) === void 0).length;
  const isHeld2 = reference.isCacheOnly || settings.isHeld(reference.table.name);
  return chooseAccess(
    {
      table: reference.table,
      conjuncts: own,
      ownColumn: (relation, column2) => relation === reference.relation ? column2 : void 0,
      usedColumns: reference.usedColumns,
      bindings,
      isPushdownOn: settings.isPushdownOn,
      need: isAlone && !isHeld2 ? foldNeed(reference.need, bindings) : void 0
    },
    catalog
  );
}
function ownConjuncts(reference) {
  return reference.conjuncts.filter((conjunct) => {
    let columns = 0;
    let others = 0;
    walkNode(conjunct, (node) => {
      if (node.kind === "Query") others++;
      if (node.kind !== "ColumnReference") return;
      if (node.path[0]?.name === reference.relation) columns++;
      else others++;
    });
    return columns > 0 && others === 0;
  });
}
function foldNeed(need, bindings) {
  if (need?.kind !== "rows") return need;
  const count2 = need.count ? fold2(need.count, bindings)?.value : void 0;
  const offset = need.offset ? fold2(need.offset, bindings)?.value : 0n;
  if (typeof count2 !== "bigint" || typeof offset !== "bigint") return void 0;
  return { kind: "rows", limit: Number(count2 + offset), order: need.order };
}
function planScan(reference, bound3, accesses, bindings, settings, catalog) {
  const access = accesses.get(reference.relation);
  if (!access) throw new TypeError("each table has an access");
  const { scan, verdicts, inside } = access;
  const { table: table2, scanName, isCacheOnly } = reference;
  const columns = scan.kind === "count" ? [totalColumn] : (inside ?? table2).keptColumns;
  const planned = { scanName, table: table2, columns, scan, verdicts, inside, isCacheOnly };
  const path = settings.isPushdownOn ? findParentPath(reference, access) : void 0;
  const partner = path && findPartner(reference, path.column, bound3, bindings);
  if (!path || !partner) return planned;
  if (path.kind === "child") {
    return {
      ...planned,
      drive: { scanName: partner.reference.scanName, keys: keysQuery(partner.reference, partner.column), path }
    };
  }
  const isParent = partner.reference.table.name === path.parent.table && partner.column === path.parent.column;
  const parent = accesses.get(partner.reference.relation);
  if (!isParent || !parent || parent.inside) return planned;
  const completion = scan.kind === "embedded" ? scan.completion : void 0;
  const under = readUnder(path, parent.scan, table2, completion, catalog);
  return { ...planned, ...under, columns: (under.inside ?? table2).keptColumns };
}
function findParentPath({ table: table2 }, { scan, inside }) {
  if (scan.kind === "embedded") return scan.path;
  if (inside) return table2.definition.read.find((path) => path.kind === "embedded");
  return scan.kind === "child" && "scan" in scan.parents ? scan.path : void 0;
}
function findPartner(reference, column2, bound3, bindings) {
  for (const conjunct of reference.conjuncts) {
    if (conjunct.kind !== "Binary" || conjunct.operator !== "=" || fold2(conjunct, bindings)) continue;
    const sides = [conjunct.left, conjunct.right].map(
      (side) => side.kind === "ColumnReference" ? side.path.map((part2) => part2.name) : []
    );
    const own = sides.findIndex(([relation, name]) => relation === reference.relation && name === column2);
    const [otherRelation, otherColumn] = sides[1 - own] ?? [];
    if (own < 0 || otherRelation === void 0 || otherColumn === void 0) continue;
    const other = bound3.tables.find((table2) => table2.relation === otherRelation && table2 !== reference);
    if (other && !other.table.definition.read.every((path) => path.kind === "child"))
      return { reference: other, column: otherColumn };
  }
  return void 0;
}
function keysQuery(reference, column2) {
  const alias = { kind: "TableAlias", name: nameNode(reference.relation), columns: [] };
  return {
    kind: "Query",
    orderBy: [],
    body: {
      kind: "Select",
      distinct: { kind: "Distinct", on: [] },
      items: [{ kind: "OutputColumn", expression: columnNode(reference.relation, column2) }],
      from: [{ kind: "TableName", path: [nameNode(reference.scanName)], alias }],
      where: conjunctionNode(ownConjuncts(reference)),
      groupBy: [],
      windows: []
    }
  };
}
function orderByDependency(scans) {
  return [...scans.filter((scan) => !scan.drive), ...scans.filter((scan) => scan.drive)];
}
function countByService(query, scans) {
  const counted = new Set(scans.filter((planned) => planned.scan.kind === "count").map((planned) => planned.scanName));
  if (counted.size === 0) return query;
  const rewrite = (node) => {
    const below = mapChildren(node, rewrite);
    const [only] = below.kind === "Select" ? below.from : [];
    if (below.kind !== "Select" || only?.kind !== "TableName" || !counted.has(only.path[0]?.name ?? "")) return below;
    const total = columnNode(only.alias?.name.name ?? "", totalColumn.name);
    const replace = (child2) => child2.kind === "FunctionCall" && isCountAll(child2) ? total : mapChildren(child2, replace);
    return { ...below, items: below.items.map((item) => replace(item)), where: void 0 };
  };
  return rewrite(query);
}

// src/plan/binder.ts
function createBinder(catalog, entrances) {
  const parameters = /* @__PURE__ */ new Map();
  let count2 = 0;
  const binder = {
    catalog,
    parameters,
    uses: [],
    aggregates: /* @__PURE__ */ new Set(),
    views: [],
    nameParameter(parameter, type, position) {
      const bind = `p${parameter}_${type}`;
      parameters.set(bind, { bind, source: { parameter }, type, position });
      return bind;
    },
    makeName(prefix) {
      count2++;
      return `${prefix}${String(count2)}`;
    },
    bindExpression: entrances.bindExpression,
    bindSubquery: (query, scope) => entrances.bindSubquery(binder, query, scope)
  };
  return binder;
}

// src/plan/json-operator-binder.ts
function bindJsonAccess(operator2, left2, right2, at, context) {
  if (left2.type !== "json" && classOf(left2.type) !== "text" && left2.type !== "unknown")
    throw createError(
      "type_mismatch",
      { problem: `${operator2} does not take the type ${left2.type}`, advice: "Cast it to json first." },
      { position: at ?? left2.node.at }
    );
  const key = coerce(right2, right2.type === "integer" ? "integer" : "text", context.binder.nameParameter);
  const isPath = operator2.startsWith("#");
  if (isPath && key.node.kind !== "StringLiteral")
    throw notSupported(`${operator2} with a computed path`, "Write the path as '{a,b}'.", { at });
  const text2 = key.node.kind === "StringLiteral" ? key.node.value : "";
  const keys = isPath ? text2.replace(/^\{|\}$/g, "").split(",").map((word) => pathStep(word.trim())) : [key.node];
  const isText = operator2.endsWith(">>");
  const name = isText ? "json_path_text" : "json_path";
  return {
    node: callNode(name, [coerce(left2, "json", context.binder.nameParameter).node, ...keys]),
    type: isText ? "text" : "json",
    name: "?column?",
    isNullable: true
  };
}
function pathStep(word) {
  return /^-?\d+$/.test(word) ? numberNode(word) : textNode(word);
}
function bindContainment(name, whole, part2, context) {
  const [first, second] = [toArray(whole, context), toArray(part2, context)];
  const isNullable = whole.isNullable || part2.isNullable;
  return { node: callNode(name, [first.node, second.node]), type: "boolean", name: "?column?", isNullable };
}
function toArray(bound3, context) {
  const text2 = bound3.type === "unknown" && bound3.node.kind === "StringLiteral" ? bound3.node.value : void 0;
  const items = text2 === void 0 || isJson(text2) ? void 0 : parseArrayText(text2);
  if (items) return { ...bound3, node: textNode(JSON.stringify(items), bound3.node.at), type: "json", element: "text" };
  return coerce(bound3, "json", context.binder.nameParameter);
}
function isJson(text2) {
  try {
    JSON.parse(text2);
    return true;
  } catch {
    return false;
  }
}

// src/plan/operator-result.ts
function guardDivisor(divisor) {
  if (divisor.kind === "NumberLiteral" && Number(divisor.text) !== 0) return divisor;
  if (divisor.kind === "FunctionCall" && divisor.path[0]?.name === "nullif") return divisor;
  return {
    kind: "Case",
    branches: [
      {
        kind: "CaseBranch",
        when: binaryNode("=", divisor, numberNode(0)),
        then: callNode("raise_division_by_zero", [])
      }
    ],
    otherwise: divisor
  };
}
function result(node, type, left2, right2) {
  return { node, type, name: "?column?", isNullable: left2.isNullable || right2.isNullable };
}

// src/plan/time-arithmetic.ts
function bindTimeArithmetic(operator2, left2, right2, at, context) {
  if (operator2 === "+" && classOf(right2.type) === "time" && classOf(left2.type) !== "time")
    return bindTimeArithmetic("+", right2, left2, at, context);
  if (classOf(left2.type) !== "time") return void 0;
  const sign2 = operator2 === "-" ? -1 : 1;
  if (right2.type === "interval") {
    const time = coerce(left2, "timestamp", context.binder.nameParameter);
    const signed = (node) => sign2 < 0 ? { kind: "Unary", operator: "-", operand: node } : node;
    const { months, days, seconds } = scaleInterval(right2.interval ?? { months: 0, days: 0, seconds: 0 }, sign2);
    const spans = spansOf(right2);
    const moved = right2.interval ? [numberNode(months), numberNode(days), numberNode(seconds)] : [spans.months, spans.days, spans.seconds].map(signed);
    return result(callNode("add_interval", [time.node, ...moved]), "timestamp", left2, right2);
  }
  if (left2.type === "date" && right2.type === "integer") {
    const days = sign2 < 0 ? concatNode(textNode("-"), right2.node, textNode(" days")) : concatNode(right2.node, textNode(" days"));
    return result(callNode("date", [left2.node, days]), "date", left2, right2);
  }
  if (operator2 === "+" || classOf(right2.type) !== "time") return void 0;
  if (left2.type === "date" && right2.type === "date") {
    const days = binaryNode("-", callNode("julianday", [left2.node]), callNode("julianday", [right2.node]));
    return result(castNode(days, "integer"), "integer", left2, right2);
  }
  return result(secondsBetween(left2.node, right2.node), "interval", left2, right2);
}
function bindIntervals(operator2, left2, right2, at) {
  if ((operator2 === "+" || operator2 === "-") && left2.type === "interval" && right2.type === "interval") {
    const interval2 = left2.interval && right2.interval && addIntervals(left2.interval, scaleInterval(right2.interval, operator2 === "-" ? -1 : 1));
    const isDynamic2 = !interval2 && (hasSpans(left2) || hasSpans(right2));
    const spans2 = isDynamic2 ? joinSpans(spansOf(left2), spansOf(right2), operator2) : void 0;
    return { ...result(binaryNode(operator2, left2.node, right2.node, at), "interval", left2, right2), interval: interval2, spans: spans2 };
  }
  if (operator2 === "*" && classOf(left2.type) === "number") return bindIntervals("*", right2, left2, at);
  if (operator2 !== "*" && operator2 !== "/" || left2.type !== "interval" || classOf(right2.type) !== "number")
    return void 0;
  const factor = right2.node.kind === "NumberLiteral" ? Number(right2.node.text) : void 0;
  const interval = left2.interval && factor ? scaleInterval(left2.interval, operator2 === "*" ? factor : 1 / factor) : void 0;
  const isDynamic = !interval && hasSpans(left2);
  const divisor = operator2 === "/" ? guardDivisor(right2.node) : right2.node;
  const spans = isDynamic ? multiplySpans(spansOf(left2), divisor, operator2) : void 0;
  const seconds = castNode(left2.node, "real");
  return {
    ...result(
      binaryNode(operator2, seconds, operator2 === "/" ? guardDivisor(right2.node) : right2.node, at),
      "interval",
      left2,
      right2
    ),
    interval,
    spans
  };
}

// src/plan/operator-binder.ts
var noSpans = { months: numberNode(0), days: numberNode(0), seconds: numberNode(0) };
function bindUnary(node, operand, context) {
  if (node.operator === "not") {
    const condition = bindBoolean(operand, "NOT", context);
    return {
      node: { ...node, operand: condition.node },
      type: "boolean",
      name: "?column?",
      isNullable: operand.isNullable
    };
  }
  if (node.operator === "~") {
    const whole = coerce(operand, "integer", context.binder.nameParameter);
    return { ...whole, node: { ...node, operand: whole.node }, name: "?column?", origin: void 0 };
  }
  const number2 = operand.type === "unknown" ? coerce(operand, "double", context.binder.nameParameter) : operand;
  if (classOf(number2.type) !== "number" && number2.type !== "interval")
    throw noOperator(node.operator, [number2], node.at);
  const interval = number2.interval && scaleInterval(number2.interval, node.operator === "-" ? -1 : 1);
  const spans = number2.spans && node.operator === "-" ? joinSpans(noSpans, number2.spans, "-") : number2.spans;
  return { ...number2, node: { ...node, operand: number2.node }, name: "?column?", origin: void 0, interval, spans };
}
function bindOperator(node, left2, right2, context) {
  const { operator: operator2, at } = node;
  switch (operator2) {
    case "and":
    case "or": {
      const [first, second] = [
        bindBoolean(left2, operator2.toUpperCase(), context),
        bindBoolean(right2, operator2.toUpperCase(), context)
      ];
      return result(binaryNode(operator2, first.node, second.node, at), "boolean", left2, right2);
    }
    case "=":
    case "<>":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return bindComparison(operator2, left2, right2, at, context);
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
    case "^":
      return bindArithmetic(operator2, left2, right2, at, context);
    case "||":
      return bindConcatenation(left2, right2, at, context);
    case "->":
    case "->>":
    case "#>":
    case "#>>":
      return bindJsonAccess(operator2, left2, right2, at, context);
    case "~":
    case "~*":
    case "!~":
    case "!~*":
      return bindPattern(operator2, left2, right2, at, context);
    case "&":
    case "|":
    case "<<":
    case ">>": {
      const [first, second] = [left2, right2].map((side) => coerce(side, "integer", context.binder.nameParameter));
      if (!first || !second) throw noOperator(operator2, [left2, right2], at);
      return result(binaryNode(operator2, first.node, second.node, at), "integer", left2, right2);
    }
    case "#": {
      const [first, second] = [left2, right2].map((side) => coerce(side, "integer", context.binder.nameParameter).node);
      if (!first || !second) throw noOperator(operator2, [left2, right2], at);
      return result(
        binaryNode("-", binaryNode("|", first, second), binaryNode("&", first, second)),
        "integer",
        left2,
        right2
      );
    }
    case "@>":
      return bindContainment("json_contains", left2, right2, context);
    case "<@":
      return bindContainment("json_contains", right2, left2, context);
    case "&&":
      return bindContainment("array_overlaps", left2, right2, context);
    case "?":
    case "?|":
    case "?&": {
      const json = coerce(left2, "json", context.binder.nameParameter);
      const keys = operator2 === "?" ? coerce(right2, "text", context.binder.nameParameter) : toArray(right2, context);
      const name = { "?": "json_has_key", "?|": "json_has_any_key", "?&": "json_has_all_keys" }[operator2];
      return result(callNode(name, [json.node, keys.node]), "boolean", left2, right2);
    }
  }
}
function bindComparison(operator2, left2, right2, at, context) {
  if (left2.rangeEnd ?? right2.rangeEnd) return compareRange(operator2, left2, right2, at, context);
  const [first, second] = compareOperands(left2, right2, operator2, at, context);
  return result(binaryNode(operator2, first.node, second.node, at), "boolean", left2, right2);
}
var mirroredOperators = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<="
};
function compareRange(operator2, left2, right2, at, context) {
  if (!right2.rangeEnd) return compareRange(mirroredOperators[operator2] ?? operator2, right2, left2, at, context);
  const start = { ...right2, rangeEnd: void 0 };
  const end = { ...start, node: right2.rangeEnd };
  const side = { ...left2, rangeEnd: void 0 };
  const compare2 = (sign2, edge) => bindComparison(sign2, side, edge, at, context);
  switch (operator2) {
    case "<":
    case ">=":
      return compare2(operator2, start);
    case "<=":
      return compare2("<", end);
    case ">":
      return compare2(">=", end);
    case "=":
      return result(binaryNode("and", compare2(">=", start).node, compare2("<", end).node, at), "boolean", left2, right2);
    case "<>":
      return result(binaryNode("or", compare2("<", start).node, compare2(">=", end).node, at), "boolean", left2, right2);
    default:
      throw noOperator(operator2, [left2, right2], at);
  }
}
function compareOperands(left2, right2, operator2, at, context) {
  const { nameParameter } = context.binder;
  const settle = (side, type) => coerce(side, type, nameParameter);
  if (left2.type === "unknown" && right2.type === "unknown") return [settle(left2, "text"), settle(right2, "text")];
  if (left2.type === "unknown") return [settle(left2, right2.type), right2];
  if (right2.type === "unknown") return [left2, settle(right2, left2.type)];
  const [leftClass, rightClass] = [classOf(left2.type), classOf(right2.type)];
  if (leftClass === "time" && rightClass === "time") {
    return left2.type === right2.type ? [left2, right2] : [settle(left2, "timestamp"), settle(right2, "timestamp")];
  }
  if (leftClass === rightClass) return [left2, right2];
  if (isNumberConstant(right2) && (leftClass === "text" || left2.type === "timestamp"))
    return [left2, settle(right2, left2.type)];
  if (isNumberConstant(left2) && (rightClass === "text" || right2.type === "timestamp"))
    return [settle(left2, right2.type), right2];
  if (leftClass === "boolean" && isNumberConstant(right2)) return [left2, { ...right2, type: "boolean" }];
  if (rightClass === "boolean" && isNumberConstant(left2)) return [{ ...left2, type: "boolean" }, right2];
  throw noOperator(operator2, [left2, right2], at);
}
function bindArithmetic(operator2, leftSide, rightSide, at, context) {
  const [left2, right2] = settleArithmetic(operator2, leftSide, rightSide, context);
  const [leftClass, rightClass] = [classOf(left2.type), classOf(right2.type)];
  if (leftClass === "number" && rightClass === "number") return bindNumbers(operator2, left2, right2, at);
  if (leftClass === "time" || rightClass === "time") {
    const bound3 = operator2 === "+" || operator2 === "-" ? bindTimeArithmetic(operator2, left2, right2, at, context) : void 0;
    if (bound3) return bound3;
  }
  if (leftClass === "interval" || rightClass === "interval") {
    const bound3 = bindIntervals(operator2, left2, right2, at);
    if (bound3) return bound3;
  }
  throw noOperator(operator2, [left2, right2], at);
}
function settleArithmetic(operator2, left2, right2, context) {
  const settle = (side, other, isRight) => {
    if (side.type !== "unknown") return side;
    const { nameParameter } = context.binder;
    if (other.type === "timestamp" && isRight && operator2 === "-" && isUntypedParameter(side))
      return coerce(side, "timestamp", nameParameter);
    if (classOf(other.type) === "time")
      return coerce(side, side.node.kind === "StringLiteral" ? "interval" : "integer", nameParameter);
    if (other.type === "interval")
      return coerce(side, operator2 === "*" || operator2 === "/" ? "double" : "timestamp", nameParameter);
    return coerce(side, classOf(other.type) === "number" ? other.type : "double", nameParameter);
  };
  return [settle(left2, right2, false), settle(right2, left2, true)];
}
function bindNumbers(operator2, left2, right2, at) {
  const isInteger = left2.type === "integer" && right2.type === "integer";
  const isExact = left2.type !== "double" && right2.type !== "double";
  const type = isInteger && operator2 !== "^" ? "integer" : isExact && operator2 !== "^" ? "numeric" : "double";
  if (operator2 === "^") return result(callNode("pow", [left2.node, right2.node]), type, left2, right2);
  const divisor = operator2 === "/" || operator2 === "%" ? guardDivisor(right2.node) : right2.node;
  if (operator2 === "%" && !isInteger) return result(callNode("divide_rest", [left2.node, divisor]), type, left2, right2);
  const dividend = operator2 === "/" && !isInteger ? castNode(left2.node, "real") : left2.node;
  return result(binaryNode(operator2, dividend, divisor, at), type, left2, right2);
}
function bindConcatenation(left2, right2, at, context) {
  if (left2.element !== void 0 || right2.element !== void 0) {
    const element = left2.element ?? right2.element;
    const list2 = (side) => {
      if (side.element !== void 0 || side.type === "unknown") return toArray(side, context).node;
      return callNode("json_array", [jsonNode(side)]);
    };
    return { ...result(callNode("array_concat", [list2(left2), list2(right2)]), "json", left2, right2), element };
  }
  if (left2.type === "json" && right2.type === "json")
    return result(callNode("json_merge", [left2.node, right2.node]), "json", left2, right2);
  const settle = (side) => side.type === "unknown" ? coerce(side, "text", context.binder.nameParameter) : side;
  const [first, second] = [settle(left2), settle(right2)];
  return result(binaryNode("||", first.node, second.node, at), "text", left2, right2);
}
function bindPattern(operator2, left2, right2, at, context) {
  const [text2, pattern3] = [left2, right2].map((side) => coerce(side, "text", context.binder.nameParameter));
  if (!text2 || !pattern3) throw noOperator(operator2, [left2, right2], at);
  const match = callNode("regexp_matches_text", [text2.node, pattern3.node, textNode(operator2.endsWith("*") ? "i" : "")]);
  return result(
    operator2.startsWith("!") ? { kind: "Unary", operator: "not", operand: match } : match,
    "boolean",
    left2,
    right2
  );
}
function bindBoolean(bound3, place2, context) {
  return asCondition(bound3, place2, context.binder.nameParameter);
}
function isNumberConstant({ node }) {
  return node.kind === "NumberLiteral" || node.kind === "Unary" && node.operand.kind === "NumberLiteral";
}
function noOperator(operator2, operands, at) {
  const types = operands.map((operand) => operand.type);
  const problem = types.length === 2 ? `${types[0] ?? ""} ${operator2} ${types[1] ?? ""} does not fit together` : `${operator2} does not take the type ${types[0] ?? ""}`;
  return createError(
    "type_mismatch",
    { problem, advice: "Cast one side, e.g. CAST(x AS text)." },
    { position: at ?? operands[0]?.node.at }
  );
}

// src/plan/subquery-rewrite.ts
function derivedTable(query, name) {
  const alias = { kind: "TableAlias", name: nameNode(name), columns: [] };
  return { kind: "DerivedTable", isLateral: false, query, alias };
}
function selectQuery(items, from, rest = {}) {
  const body = { kind: "Select", items, from, groupBy: [], windows: [], ...rest };
  return { kind: "Query", body, orderBy: [] };
}
function outputNode(expression, alias) {
  return { kind: "OutputColumn", expression, alias: nameNode(alias) };
}
function innerColumn(column2) {
  return columnNode("q", column2.internal);
}
function alignQuery(query, columns, types, nameParameter) {
  if (columns.every((column2, index) => !needsChange(column2.expression.type, types[index]))) return query;
  const items = columns.map((column2, index) => {
    const type = types[index] ?? column2.expression.type;
    const inner = { ...column2.expression, node: innerColumn(column2) };
    const node = needsChange(inner.type, type) ? coerce(inner, type, nameParameter).node : inner.node;
    return outputNode(node, column2.internal);
  });
  return selectQuery(items, [derivedTable(query, "q")]);
}
function needsChange(from, to) {
  return from === "date" && to === "timestamp";
}
function singleRow(query, columns) {
  if (hasOneRowAtMost(query)) return query;
  const items = columns.map((column2, index) => {
    const value = callNode("max", [innerColumn(column2)]);
    return outputNode(index === 0 ? guardCount(value) : value, column2.internal);
  });
  return selectQuery(items, [derivedTable(query, "q")]);
}
function guardCount(value) {
  const isMany = binaryNode(">", callNode("count", [], { isStar: true }), numberNode(1));
  const branch = { kind: "CaseBranch", when: isMany, then: callNode("raise_many_rows", []) };
  return { kind: "Case", branches: [branch], otherwise: value };
}
function hasOneRowAtMost({ body, limit }) {
  if (limit?.kind === "NumberLiteral" && (limit.text === "1" || limit.text === "0")) return true;
  if (body.kind === "Values") return body.rows.length === 1;
  if (body.kind === "Query") return hasOneRowAtMost(body);
  if (body.kind !== "Select") return false;
  if (body.from.length === 0) return true;
  if (body.groupBy.length > 0 || body.having) return false;
  return body.items.length > 0 && body.items.every((item) => item.kind === "OutputColumn" && isAggregate(item.expression));
}
var plainAggregates = /* @__PURE__ */ new Set([
  "count",
  "sum",
  "avg",
  "total",
  "group_concat",
  "json_group_array"
]);
function isAggregate(node) {
  if (node.kind !== "FunctionCall" || node.over) return false;
  const name = node.path[0]?.name.toLowerCase() ?? "";
  return plainAggregates.has(name) || (name === "min" || name === "max") && node.arguments.length === 1;
}

// src/plan/array-binder.ts
function bindArray(node, context) {
  const items = node.items.map((item) => context.binder.bindExpression(item, context));
  const type = unifyTypes(items, "ARRAY");
  const settled = items.map((item) => coerce(item, type, context.binder.nameParameter));
  return {
    node: { ...callNode("json_array", settled.map(jsonNode)), at: node.at },
    type: "json",
    element: settledType(type),
    name: "array",
    isNullable: false
  };
}
function bindArraySubquery(node, context) {
  const { query, columns } = context.binder.bindSubquery(node.query, context.scope);
  const [only] = columns;
  if (!only || columns.length !== 1) throw notSupported("ARRAY(\u2026) of several columns", "Select one column.", node);
  const values2 = callNode("json_group_array", [jsonNode({ ...only.expression, node: innerColumn(only) })]);
  return {
    node: {
      kind: "ScalarSubquery",
      query: selectQuery([outputNode(values2, "c1")], [derivedTable(query, "q")]),
      at: node.at
    },
    type: "json",
    element: only.expression.type,
    name: "array",
    isNullable: false
  };
}
function bindSubscript(node, context) {
  const { nameParameter } = context.binder;
  const operand = coerce(context.binder.bindExpression(node.operand, context), "json", nameParameter);
  const bindIndex = (index2) => index2 && coerce(
    context.binder.bindExpression(index2, context),
    index2.kind === "StringLiteral" ? "text" : "integer",
    nameParameter
  );
  const index = bindIndex(node.index);
  const base = { name: operand.name, isNullable: true };
  if (node.isSlice) {
    const upper = bindIndex(node.upper);
    const slice = callNode("array_slice", [operand.node, index?.node ?? nullNode, upper?.node ?? nullNode]);
    return { ...base, node: slice, type: "json", element: operand.element };
  }
  if (!index) throw notSupported("an empty subscript", "Write an index: a[1].", node);
  if (operand.element === void 0)
    return { ...base, node: callNode("json_path", [operand.node, index.node]), type: "json" };
  const item = callNode("array_item", [operand.node, index.node]);
  return { ...base, node: item, type: operand.element };
}
function bindQuantified(node, context) {
  const left2 = context.binder.bindExpression(node.left, context);
  const isIn = node.operator === "=" && node.quantifier === "any";
  const isNotIn = node.operator === "<>" && node.quantifier === "all";
  if (node.right.kind === "Query" && (isIn || isNotIn)) {
    return context.binder.bindExpression(
      { kind: "InQuery", operand: node.left, query: node.right, isNegated: isNotIn, at: node.at },
      context
    );
  }
  const items = listItems(node.right);
  if (items && items.length > 0 && (isIn || isNotIn)) {
    return context.binder.bindExpression(
      { kind: "InList", operand: node.left, items, isNegated: isNotIn, at: node.at },
      context
    );
  }
  const { query, columns } = node.right.kind === "Query" ? context.binder.bindSubquery(node.right, context.scope) : elementsOf(node.right, left2, context);
  const [only] = columns;
  if (!only || columns.length !== 1)
    throw notSupported(`${node.quantifier.toUpperCase()} over several columns`, "Select one column.", node);
  const element = { ...only.expression, node: innerColumn(only), origin: void 0 };
  if (isIn || isNotIn) {
    const [operand, other] = compareOperands(left2, element, "=", node.at, context);
    const aligned = alignQuery(query, columns, [other.type], context.binder.nameParameter);
    return asBoolean({ kind: "InQuery", operand: operand.node, query: aligned, isNegated: isNotIn, at: node.at });
  }
  return asBoolean(aggregateMatches(node, query, compareWith(node, left2, element, context)));
}
function listItems(right2) {
  if (right2.kind === "ArrayLiteral")
    return right2.items.some((item) => item.kind === "ArrayLiteral") ? void 0 : right2.items;
  const text2 = right2.kind === "StringLiteral" ? right2.value : right2.kind === "Cast" && right2.type.arrayDepth === 1 && right2.operand.kind === "StringLiteral" ? right2.operand.value : void 0;
  const items = text2 === void 0 ? void 0 : parseArrayText(text2);
  return items?.map((item) => item === null ? nullNode : textNode(printItem3(item), right2.at));
}
function printItem3(item) {
  return typeof item === "string" ? item : JSON.stringify(item);
}
function elementsQuery(array, element) {
  const call2 = callNode("json_each", [array]);
  const alias = { kind: "TableAlias", name: nameNode("e"), columns: [] };
  const table2 = { kind: "FunctionTable", isLateral: false, call: call2, hasOrdinality: false, alias };
  const expression = {
    node: columnNode("e", "value"),
    type: element ?? "unknown",
    name: "value",
    isNullable: true
  };
  return {
    query: selectQuery([outputNode(expression.node, "c1")], [table2]),
    columns: [{ name: "value", internal: "c1", expression }]
  };
}
function elementsOf(right2, left2, context) {
  const array = coerce(context.binder.bindExpression(right2, context), "json", context.binder.nameParameter);
  return elementsQuery(array.node, array.element ?? left2.type);
}
function compareWith(node, left2, element, context) {
  const { operator: operator2 } = node;
  if (operator2 !== "like" && operator2 !== "ilike" && operator2 !== "not like" && operator2 !== "not ilike")
    return bindComparisonOrPattern(operator2, left2, element, node, context);
  const isFolded = operator2.endsWith("ilike");
  const fold3 = (side) => {
    const text2 = coerce(side, "text", context.binder.nameParameter).node;
    return isFolded ? callNode("lower", [text2]) : text2;
  };
  return {
    kind: "Like",
    form: "like",
    operand: fold3(left2),
    pattern: fold3(element),
    escape: textNode("\\"),
    isNegated: operator2.startsWith("not")
  };
}
function bindComparisonOrPattern(operator2, left2, element, node, context) {
  if (operator2 !== "~" && operator2 !== "~*" && operator2 !== "!~" && operator2 !== "!~*")
    return bindComparison(operator2, left2, element, node.at, context).node;
  const match = callNode("regexp_matches_text", [left2.node, element.node, textNode(operator2.endsWith("*") ? "i" : "")]);
  return operator2.startsWith("!") ? notNode(match) : match;
}
function aggregateMatches(node, query, match) {
  const isAny = node.quantifier === "any";
  const decisive = isAny ? callNode("max", [match]) : notNode(callNode("min", [match]));
  const hasUnknown = binaryNode(">", callNode("count", [], { isStar: true }), callNode("count", [match]));
  const outcome = caseNode(
    [
      [decisive, numberNode(isAny ? 1 : 0)],
      [hasUnknown, nullNode]
    ],
    numberNode(isAny ? 0 : 1)
  );
  const table2 = derivedTable(query, "q");
  return { kind: "ScalarSubquery", query: selectQuery([outputNode(outcome, "c1")], [table2]), at: node.at };
}
function asBoolean(node) {
  return { node, type: "boolean", name: "?column?", isNullable: true };
}

// src/plan/grouping-check.ts
function checkGrouped(root, grouping) {
  const keys = new Set(grouping.keys.map(identifyNode));
  const dependent = new Set(
    grouping.relations.filter((relation) => isKeyGrouped(relation, keys)).map((relation) => relation.id)
  );
  walkNode(root, (node) => {
    if (grouping.aggregates.has(node)) return false;
    if (keys.size > 0 && keys.has(identifyNode(node))) return false;
    if (node.kind !== "ColumnReference") return void 0;
    const [qualifier, column2] = node.path;
    const relation = grouping.relations.find(({ id }) => id === qualifier?.name);
    if (!relation || !column2 || dependent.has(relation.id)) return void 0;
    const shown = relation.columns.find(({ expression }) => identifyNode(expression.node) === identifyNode(node));
    const slots = {
      problem: `column "${relation.alias}.${shown?.name ?? column2.name}" must appear in GROUP BY or be used in an aggregate`,
      advice: "Add it to GROUP BY, or wrap it in an aggregate such as max()."
    };
    throw createError("grouping", slots, { position: node.at });
  });
}
function hasAggregate(root, aggregates) {
  let found = false;
  walkNode(root, (node) => {
    if (aggregates.has(node)) found = true;
    return !found;
  });
  return found;
}
function identifyNode(node) {
  return JSON.stringify(node, (name, value) => name === "at" ? void 0 : value);
}
function isKeyGrouped({ id, table: table2, columns }, keys) {
  const key = table2?.definition.key ?? [];
  return key.length > 0 && key.every((name) => {
    const column2 = columns.find(({ expression }) => {
      const path = expression.node.kind === "ColumnReference" ? expression.node.path : [];
      return path[0]?.name === id && path[1]?.name === name;
    });
    return column2 !== void 0 && keys.has(identifyNode(column2.expression.node));
  });
}

// src/plan/grouping-sets.ts
var setLimit = 4096;
function listGroupingSets(elements, bind) {
  let sets = [[]];
  for (const element of elements) {
    const added = element.kind === "GroupingSets" ? expandElement(element, bind) : [[bind(element)]];
    if (sets.length * added.length > setLimit) {
      const slots = {
        problem: `GROUP BY comes to more than ${String(setLimit)} grouping sets`,
        advice: "Name fewer columns."
      };
      throw createError("invalid_argument", slots, { position: element.at });
    }
    sets = sets.flatMap((set) => added.map((more) => [...set, ...more]));
  }
  return sets.map(removeDoubles);
}
function expandElement(node, bind) {
  if (node.type === "sets") {
    return node.elements.flatMap((element) => {
      if (!("kind" in element)) return [element.map(bind)];
      return element.kind === "GroupingSets" ? expandElement(element, bind) : [[bind(element)]];
    });
  }
  const groups = node.elements.map((element) => {
    if (!("kind" in element)) return element.map(bind);
    return element.kind === "GroupingSets" ? expandElement(element, bind).flat() : [bind(element)];
  });
  if (node.type === "rollup") {
    return Array.from({ length: groups.length + 1 }, (_, index) => groups.slice(0, groups.length - index).flat());
  }
  if (2 ** groups.length > setLimit) {
    const slots = {
      problem: `CUBE of ${String(groups.length)} columns comes to too many grouping sets`,
      advice: "Name fewer columns."
    };
    throw createError("invalid_argument", slots, { position: node.at });
  }
  const masks = Array.from({ length: 2 ** groups.length }, (_, index) => 2 ** groups.length - 1 - index);
  return masks.map((mask3) => groups.filter((_, index) => mask3 >> groups.length - 1 - index & 1).flat());
}
function removeDoubles(set) {
  const seen = /* @__PURE__ */ new Set();
  return set.filter((node) => {
    const identity = identifyNode(node);
    const isNew = !seen.has(identity);
    seen.add(identity);
    return isNew;
  });
}
function settleForSet(node, set, all, aggregates) {
  const inSet = new Set(set.map(identifyNode));
  const leftOut = new Set(all.map(identifyNode).filter((identity) => !inSet.has(identity)));
  const settle = (child2) => {
    if (leftOut.has(identifyNode(child2))) return nullNode;
    if (child2.kind === "FunctionCall" && child2.path[0]?.name === groupingName) {
      const bits = child2.arguments.map(({ value }) => inSet.has(identifyNode(value)) ? 0 : 1);
      return numberNode(bits.reduce((number2, bit) => number2 * 2 + bit, 0));
    }
    return aggregates.has(child2) ? child2 : mapChildren(child2, settle);
  };
  return settle(node);
}
var groupingName = "grouping()";

// src/plan/call-binder.ts
function bindCall(node, context) {
  const name = node.path.at(-1)?.name ?? "";
  if (name.toLowerCase() === "grouping") return bindGrouping(node, context);
  const inside = argumentContext(name, node, context);
  const written = node.arguments.map((argument, index) => {
    if (index === 0 && unitFunctions.has(name.toLowerCase()) && isUnitWord(argument.value))
      return unitOf(argument.value);
    if (argument.name) throw notSupported("an argument by name", "Write the arguments in their order.", argument);
    return context.binder.bindExpression(argument.value, inside);
  });
  const ordered = node.withinGroup.map((item) => context.binder.bindExpression(item.expression, inside));
  const bounds = [...ordered, ...written];
  const row = chooseOverload(name, bounds, node);
  checkSpecial(name, row, node);
  checkPlace(row, node, context);
  const settled = convertArguments(row, bounds, context);
  const plain = node.isStar ? callNode(row.names[0] ?? name, [], { isStar: true }) : writeCall(row, settled);
  const call2 = node.withinGroup[0]?.isDescending === true ? invertPercentile(plain) : plain;
  const decorated = { ...decorateInside(call2, node, row, context), at: node.at };
  if (row.kind === "aggregate" && !node.over) markAggregate(decorated, context);
  return {
    node: decorated,
    type: returnType(row, settled),
    element: elementType(row, settled),
    spans: row.writeSpans?.(
      settled.map((bound3) => bound3.node),
      settled
    ),
    rangeEnd: row.writeRangeEnd?.(settled.map((bound3) => bound3.node)),
    name: (node.path.at(-1)?.name ?? "").toLowerCase(),
    isNullable: row.isNullable ?? true
  };
}
var unitFunctions = /* @__PURE__ */ new Set([
  "dateadd",
  "datediff",
  "datepart",
  "datename",
  "date_add",
  "date_diff",
  "timestampadd",
  "timestampdiff"
]);
function isUnitWord(node) {
  const word = node.kind === "ColumnReference" && node.path.length === 1 ? node.path[0] : void 0;
  return word !== void 0 && !word.isQuoted && (normaliseUnit(word.name) ?? normaliseField(word.name)) !== void 0;
}
function unitOf(node) {
  return { node: textNode(node.path[0]?.name ?? "", node.at), type: "unknown", name: "?column?", isNullable: false };
}
function argumentContext(name, node, context) {
  const kind = findFunctions(name)[0]?.kind;
  return kind === "aggregate" && !node.over && context.noAggregates === void 0 ? { ...context, noAggregates: `the arguments of ${name.toLowerCase()}` } : context;
}
function markAggregate(node, context) {
  context.binder.aggregates.add(node);
}
function bindGrouping(node, context) {
  const values2 = node.arguments.map((argument) => context.binder.bindExpression(argument.value, context).node);
  const call2 = { ...callNode(groupingName, values2), at: node.at };
  context.onAggregate?.();
  return { node: call2, type: "integer", name: "grouping", isNullable: false };
}
function chooseOverload(name, bounds, node) {
  const rows2 = findFunctions(name);
  if (rows2.length === 0)
    throw unknownFunction(name, bounds, node, suggestName(name, functionNames, "See the functions in the README."));
  const byCount = rows2.filter((row) => node.isStar || isCountRight(row, bounds.length));
  if (byCount.length === 0) throw unknownFunction(name, bounds, node, describeCounts(rows2));
  const isOverloaded = byCount.length > 1;
  const fitting = byCount.find(
    (row) => bounds.every((bound3, index) => fits(parameterAt(row, index), bound3, isOverloaded))
  );
  const chosen = fitting ?? byCount[0];
  if (!chosen || node.isStar && chosen.names[0] !== "count")
    throw unknownFunction(name, bounds, node, "Only count takes a star.");
  if (!fitting && !node.isStar)
    throw unknownFunction(
      name,
      bounds,
      node,
      `It takes (${byCount.map((row) => row.parameters.join(", ")).join(") or (")}).`
    );
  return chosen;
}
function isCountRight(row, count2) {
  const least = row.required ?? row.parameters.length;
  return count2 >= least && (row.isVariadic === true || count2 <= row.parameters.length);
}
function parameterAt(row, index) {
  return row.parameters[Math.min(index, row.parameters.length - 1)] ?? "any";
}
function fits(parameter, { type, node }, isOverloaded) {
  if (isOverloaded && type === "unknown" && node.kind === "StringLiteral" && (parameter === "integer" || parameter === "number"))
    return node.value.trim() !== "" && !Number.isNaN(Number(node.value));
  if (type === "unknown" || parameter === "any" || parameter === "common") return true;
  if (parameter === "timestamp" && type === "interval") return false;
  if (parameter === "number") return classOf(type) === "number";
  if (parameter === "time") return classOf(type) === "time";
  if (parameter === "timestamp") return classOf(type) === "time";
  if (parameter === "text")
    return classOf(type) === "text" || classOf(type) === "time" || type === "json" || classOf(type) === "number";
  if (parameter === "json") return type === "json" || classOf(type) === "text";
  if (parameter === "double") return classOf(type) === "number";
  if (parameter === "boolean") return type === "boolean" || node.kind === "NumberLiteral";
  return parameter === type || parameter === "integer" && type === "numeric";
}
function convertArguments(row, bounds, context) {
  const { nameParameter } = context.binder;
  const common = bounds.filter((_, index) => parameterAt(row, index) === "common");
  const commonType = common.length > 0 ? unifyTypes(common, row.names[0]?.toUpperCase() ?? "") : "unknown";
  return bounds.map((bound3, index) => {
    const parameter = parameterAt(row, index);
    const wanted = wantedType(parameter, bound3.type, commonType);
    return wanted === void 0 ? coerce(bound3, bound3.type, nameParameter) : coerce(bound3, wanted, nameParameter);
  });
}
function wantedType(parameter, actual, common) {
  switch (parameter) {
    case "any":
      return void 0;
    case "common":
      return common;
    case "number":
      return actual === "unknown" ? "double" : void 0;
    case "time":
      return actual === "unknown" ? "timestamp" : void 0;
    case "text":
      return actual === "unknown" ? "text" : void 0;
    case "json":
    case "boolean":
    case "integer":
      return actual === "unknown" ? parameter : void 0;
    case "double":
    case "numeric":
    case "varchar":
    case "timestamp":
    case "date":
    case "interval":
    case "unknown":
      return parameter;
  }
}
function writeCall(row, settled) {
  const nodes = settled.map((bound3) => bound3.node);
  return row.write ? row.write(nodes, settled) : callNode(row.names[0] ?? "", nodes);
}
function elementType({ element }, settled) {
  if (element === "first") return settledType(settled[0]?.type);
  return element === "array" ? settled.find((bound3) => bound3.element !== void 0)?.element : element;
}
function checkSpecial(name, row, node) {
  const isOrderedSet = /^(mode|percentile_)/.test(row.names[0] ?? "");
  if (node.withinGroup.length > 1 || node.withinGroup.length > 0 && !isOrderedSet && row.names[0] !== "string_agg") {
    const slots = { problem: `WITHIN GROUP does not go with ${name}`, advice: "Leave it out." };
    throw createError("wrong_function_kind", slots, { position: node.at });
  }
}
function decorateInside(call2, node, row, context) {
  if (row.kind !== "scalar" && call2.kind === "Cast")
    return { ...call2, operand: decorate(call2.operand, node, row, context) };
  if (node.isDistinct && call2.kind === "FunctionCall" && call2.path[0]?.name === "group_concat")
    return decorate(joinDistinct2(call2, node), { ...node, isDistinct: false, orderBy: [] }, row, context);
  return decorate(call2, node, row, context);
}
function joinDistinct2(call2, node) {
  const [order2, ...more] = node.orderBy;
  const value = node.arguments[0]?.value;
  const isByValue = order2 === void 0 || value !== void 0 && identifyNode(order2.expression) === identifyNode(value);
  if (!isByValue || more.length > 0) {
    const slots = {
      problem: "with DISTINCT, an aggregate can only be ordered by its argument",
      advice: "Order by the argument itself, or leave DISTINCT out."
    };
    throw createError("order_not_in_output", slots, { position: node.at });
  }
  const name = order2?.isDescending === true ? "join_distinct_descending" : "join_distinct";
  return { ...call2, path: [{ kind: "Identifier", name, isQuoted: false }] };
}
function invertPercentile(node) {
  if (node.kind === "Cast") return { ...node, operand: invertPercentile(node.operand) };
  if (node.kind !== "FunctionCall") return node;
  const [value, fraction] = node.arguments;
  if (!value || !fraction) return node;
  if (node.path[0]?.name === "discrete_percentile")
    return { ...node, arguments: [value, { ...fraction, value: binaryNode("-", numberNode(0), fraction.value) }] };
  return { ...node, arguments: [value, { ...fraction, value: binaryNode("-", numberNode(1), fraction.value) }] };
}
function returnType(row, settled) {
  if (row.names[0] === "extract" && row.parameters[1] === "timestamp") {
    const field = settled[0]?.node;
    return field?.kind === "StringLiteral" && integerFields.has(normaliseField(field.value) ?? "") ? "integer" : "double";
  }
  if (row.returns === "first") return settledType(settled[0]?.type);
  if (row.returns !== "common") return row.returns;
  const common = settled.filter((_, index) => parameterAt(row, index) === "common");
  return settledType(unifyTypes(common, row.names[0] ?? ""));
}
function checkPlace(row, node, context) {
  const name = row.names[0] ?? "";
  if (row.kind === "window" && !node.over) {
    throw createError(
      "wrong_function_kind",
      { problem: `the window function ${name} needs an OVER clause`, advice: `Write ${name}(\u2026) OVER (ORDER BY \u2026).` },
      { position: node.at }
    );
  }
  const decorations = node.isDistinct || node.orderBy.length > 0 || node.filter !== void 0 || node.over !== void 0;
  if (row.kind === "scalar" && (decorations || node.withinGroup.length > 0)) {
    throw createError(
      "wrong_function_kind",
      {
        problem: `${name} is no aggregate, so DISTINCT, ORDER BY, FILTER and OVER do not go with it`,
        advice: "Leave them out."
      },
      { position: node.at }
    );
  }
  if (row.kind === "scalar") return;
  if (context.noAggregates !== void 0) {
    const what = node.over ? "window functions" : "aggregates";
    throw createError(
      node.over ? "windowing" : "grouping",
      {
        problem: `${what} cannot stand in ${context.noAggregates}`,
        advice: node.over ? "Use a subquery." : "Use HAVING, or a subquery."
      },
      { position: node.at }
    );
  }
  if (node.over) context.onWindow?.();
  else context.onAggregate?.();
}
function decorate(call2, node, row, context) {
  if (row.kind === "scalar" || call2.kind !== "FunctionCall") return call2;
  const inside = { ...context, noAggregates: `the arguments of ${row.names[0] ?? ""}` };
  const filter2 = node.filter && context.binder.bindExpression(node.filter, inside).node;
  return {
    ...call2,
    isDistinct: node.isDistinct,
    orderBy: node.orderBy.map((item) => bindOrder(item, context)),
    filter: filter2,
    over: node.over && bindWindow(node.over, context)
  };
}
function bindWindow(window, context) {
  if (window.kind === "Identifier") {
    checkWindowName(window, context);
    return window;
  }
  if (window.base) checkWindowName(window.base, context);
  const bindAll = (nodes) => nodes.map((item) => context.binder.bindExpression(item, context).node);
  const order2 = window.orderBy.map((item) => context.binder.bindExpression(item.expression, context));
  const isTimeRange = window.frame?.unit === "range" && order2.length === 1 && order2[0] !== void 0 && classOf(order2[0].type) === "time";
  const offsetType = isTimeRange ? "interval" : window.frame?.unit === "range" ? "double" : "integer";
  const bindBound = (bound3) => {
    if (!bound3.offset) return bound3;
    const offset = coerce(
      context.binder.bindExpression(bound3.offset, context),
      offsetType,
      context.binder.nameParameter
    );
    if (offset.interval && offset.interval.months !== 0)
      throw notSupported("a frame of months", "Write the span in days.", bound3.offset);
    return { ...bound3, offset: offset.node };
  };
  const frame = window.frame && {
    ...window.frame,
    start: bindBound(window.frame.start),
    end: window.frame.end && bindBound(window.frame.end)
  };
  return {
    ...window,
    partitionBy: bindAll(window.partitionBy),
    orderBy: window.orderBy.map((item, index) => {
      const node = order2[index]?.node ?? item.expression;
      const hasOffset = window.frame?.start.offset !== void 0 || window.frame?.end?.offset !== void 0;
      const expression = isTimeRange && hasOffset ? callNode("unixepoch", [node, textNode("subsec")]) : node;
      return { ...item, expression };
    }),
    frame
  };
}
function checkWindowName(name, context) {
  const known = context.windowNames ?? [];
  if (known.some((other) => other.toLowerCase() === name.name.toLowerCase())) return;
  const slots = {
    problem: `the window "${name.name}" does not exist`,
    advice: suggestName(name.name, known, "Define it: WINDOW name AS (\u2026).")
  };
  throw createError("invalid_argument", slots, { position: name.at });
}
function bindOrder(item, context) {
  return { ...item, expression: context.binder.bindExpression(item.expression, context).node };
}
function unknownFunction(name, bounds, node, suggestion) {
  const call2 = `${name.toLowerCase()}(${node.isStar ? "*" : bounds.map((bound3) => bound3.type).join(", ")})`;
  return createError("unknown_function", { call: call2, suggestion }, { position: node.at });
}
function describeCounts(rows2) {
  const counts = rows2.map((row) => {
    const most = row.parameters.length;
    const least = row.required ?? most;
    return row.isVariadic ? `${String(least)} or more` : least === most ? String(most) : `${String(least)} to ${String(most)}`;
  });
  return `It takes ${[...new Set(counts)].join(" or ")} ${counts.length === 1 && counts[0] === "1" ? "argument" : "arguments"}.`;
}

// src/plan/casts.ts
function castTo(bound3, type, nameParameter) {
  const { node, type: from } = bound3;
  const isConstant = from === "unknown" && constantText(node) !== void 0;
  if (isConstant || isUntypedParameter(bound3) || node.kind === "NullLiteral") return coerce(bound3, type, nameParameter);
  const cast = from === type ? node : castTable[type][classOf(from)]?.(node, from);
  if (!cast) {
    const slots = {
      problem: `a value of type ${from} cannot be cast to ${type}`,
      advice: "Cast it to text first if that is what you mean."
    };
    throw createError("type_mismatch", slots, { position: node.at });
  }
  return { ...bound3, node: cast, type, origin: void 0, interval: from === type ? bound3.interval : void 0 };
}
var keep = (node) => node;
var call = (name) => (node) => callNode(name, [node]);
var toText3 = {
  text: keep,
  number: (node, from) => from === "double" ? callNode("double_to_text", [node]) : castNode(node, "text"),
  boolean: printBoolean,
  time: keep,
  json: keep,
  interval: call("interval_to_text"),
  unknown: keep
};
var toDouble2 = {
  number: (node) => castNode(node, "real"),
  text: call("text_to_double"),
  json: call("text_to_double")
};
var castTable = {
  varchar: toText3,
  text: toText3,
  integer: {
    number: (node) => castNode(callNode("round", [node]), "integer"),
    boolean: (node) => castNode(node, "integer"),
    text: call("text_to_integer"),
    json: call("json_to_integer")
  },
  double: toDouble2,
  numeric: toDouble2,
  boolean: {
    number: (node) => binaryNode("<>", node, numberNode(0)),
    text: call("text_to_boolean"),
    json: call("text_to_boolean")
  },
  timestamp: {
    time: (node) => concatNode(node, textNode(" 00:00:00")),
    text: call("text_to_timestamp")
  },
  date: {
    time: (node) => callNode("substr", [node, numberNode(1), numberNode(10)]),
    text: call("text_to_date")
  },
  json: { text: call("json") },
  interval: { text: call("text_to_interval") },
  unknown: { text: keep, number: keep, boolean: keep, time: keep, json: keep, interval: keep, unknown: keep }
};
function printBoolean(node) {
  const branch = (value, text2) => ({ kind: "CaseBranch", when: { kind: "BooleanLiteral", value }, then: textNode(text2) });
  return { kind: "Case", operand: node, branches: [branch(true, "true"), branch(false, "false")], otherwise: nullNode };
}
var typeNames3 = {
  text: "text",
  varchar: "varchar",
  "character varying": "varchar",
  char: "varchar",
  character: "varchar",
  bpchar: "varchar",
  string: "text",
  nvarchar: "varchar",
  name: "varchar",
  uuid: "varchar",
  citext: "text",
  int: "integer",
  integer: "integer",
  int2: "integer",
  int4: "integer",
  int8: "integer",
  smallint: "integer",
  bigint: "integer",
  tinyint: "integer",
  oid: "integer",
  real: "double",
  float: "double",
  float4: "double",
  float8: "double",
  double: "double",
  "double precision": "double",
  numeric: "numeric",
  decimal: "numeric",
  money: "numeric",
  boolean: "boolean",
  bool: "boolean",
  bit: "boolean",
  timestamp: "timestamp",
  timestamptz: "timestamp",
  "timestamp with time zone": "timestamp",
  "timestamp without time zone": "timestamp",
  datetime: "timestamp",
  datetime2: "timestamp",
  datetimeoffset: "timestamp",
  date: "date",
  json: "json",
  jsonb: "json",
  interval: "interval"
};
function findType(name) {
  return typeNames3[name.toLowerCase()];
}

// src/plan/row-binder.ts
function bindRowComparison(node, context) {
  const { left: left2, right: right2, operator: operator2 } = node;
  if (left2.kind === "Row" && right2.kind === "ScalarSubquery" && operator2 === "=") {
    const { query, columns } = context.binder.bindSubquery(right2.query, context.scope);
    const items = alignRow(left2, columns, node, context);
    const only = singleRow(query, columns);
    return asBoolean2(binaryNode("=", { ...left2, items: items.nodes }, { ...right2, query: only }, node.at));
  }
  if (left2.kind !== "Row" || right2.kind !== "Row") {
    throw notSupported("a row beside a single value", "Compare rows with rows: (a, b) = (1, 2).", node);
  }
  const pairs2 = bindPairs(left2, right2, node.at, context);
  return asBoolean2(compareRows(operator2, pairs2, node, context));
}
function bindPairs(left2, right2, at, context) {
  if (left2.items.length !== right2.items.length) {
    const problem = `rows of ${String(left2.items.length)} and ${String(right2.items.length)} values are compared`;
    throw createError("column_count", { problem }, { position: at });
  }
  return left2.items.map((item, index) => {
    const other = right2.items[index] ?? item;
    return [context.binder.bindExpression(item, context), context.binder.bindExpression(other, context)];
  });
}
function compareRows(operator2, pairs2, node, context) {
  const compare2 = (sign2, [left2, right2]) => bindComparison(sign2, left2, right2, node.at, context).node;
  const all = (nodes) => conjunctionNode(nodes) ?? { kind: "BooleanLiteral", value: true };
  switch (operator2) {
    case "=":
      return all(pairs2.map((pair) => compare2("=", pair)));
    case "<>":
      return disjunctionNode(pairs2.map((pair) => compare2("<>", pair)));
    case "<":
    case "<=":
    case ">":
    case ">=": {
      const strict2 = operator2.startsWith("<") ? "<" : ">";
      return disjunctionNode(
        pairs2.map((pair, index) => {
          const before2 = pairs2.slice(0, index).map((earlier) => compare2("=", earlier));
          return all([...before2, compare2(index === pairs2.length - 1 ? operator2 : strict2, pair)]);
        })
      );
    }
    default:
      throw notSupported(`the operator ${operator2} between rows`, "Compare the values one by one.", node);
  }
}
function bindRowInList(node, operand, context) {
  const matches = node.items.map((item) => {
    if (item.kind !== "Row") throw notSupported("a single value in a list of rows", "Write it as a row.", item);
    return bindRowComparison({ kind: "Binary", operator: "=", left: operand, right: item, at: node.at }, context).node;
  });
  const isIn = disjunctionNode(matches);
  return asBoolean2(node.isNegated ? notNode(isIn) : isIn);
}
function bindRowInQuery(node, operand, context) {
  const { query, columns } = context.binder.bindSubquery(node.query, context.scope);
  const { nodes, types } = alignRow(operand, columns, node, context);
  return asBoolean2({
    ...node,
    operand: { ...operand, items: nodes },
    query: alignQuery(query, columns, types, context.binder.nameParameter)
  });
}
function alignRow(row, columns, node, context) {
  if (row.items.length !== columns.length) {
    const problem = `a row of ${String(row.items.length)} values is compared with a query of ${String(columns.length)} columns`;
    throw createError("column_count", { problem }, { position: node.at });
  }
  const pairs2 = row.items.map((item, index) => {
    const bound3 = context.binder.bindExpression(item, context);
    const other = columns[index]?.expression ?? bound3;
    return compareOperands(bound3, { ...other, node: bound3.node }, "=", node.at, context);
  });
  return { nodes: pairs2.map(([left2]) => left2.node), types: pairs2.map(([, right2]) => right2.type) };
}
function bindRowDistinct(node, left2, right2, context) {
  const differences = bindPairs(left2, right2, node.at, context).map(([first, second]) => {
    const [one, other] = compareOperands(first, second, "IS DISTINCT FROM", node.at, context);
    return { kind: "IsDistinct", left: one.node, right: other.node, isNegated: false };
  });
  const isDistinct = disjunctionNode(differences);
  return asBoolean2(node.isNegated ? notNode(isDistinct) : isDistinct);
}
function bindRowIs(node, operand, context) {
  if (node.test !== "null") throw notSupported("a truth test of a row", "Test its values one by one.", node);
  const tests = operand.items.map((item) => {
    const bound3 = context.binder.bindExpression(item, context);
    const value = coerce(bound3, bound3.type, context.binder.nameParameter).node;
    return { kind: "Is", operand: value, test: "null", isNegated: node.isNegated };
  });
  return asBoolean2(conjunctionNode(tests) ?? { kind: "BooleanLiteral", value: true });
}
function asBoolean2(node) {
  return { node, type: "boolean", name: "?column?", isNullable: true };
}

// src/plan/scope.ts
var emptyScope = { relations: [], visible: [], commonTables: [] };
function resolveColumn(scope, path) {
  for (let current = scope; current; current = current.outer) {
    const found = path.length === 1 ? findVisible(current, path[0]) : findQualified(current, path);
    if (found) return found;
  }
  throw path.length === 1 ? explainUnknown(scope, path[0]) : explainUnknownQualified(scope, path);
}
function findRelation(scope, name) {
  const byAlias = scope.relations.map((relation) => ({ name: relation.alias, relation }));
  return findByName(byAlias, name)?.relation;
}
function findVisible(scope, identifier) {
  if (!identifier) return void 0;
  const lowered = identifier.name.toLowerCase();
  let matches = scope.visible.filter((column2) => column2.name.toLowerCase() === lowered);
  if (matches.length === 0) {
    const folded = findByName(scope.visible, identifier.name);
    matches = scope.visible.filter((column2) => column2.name === folded?.name);
  }
  if (matches.length > 1) {
    const candidates = scope.relations.filter((relation) => findByName(relation.columns, identifier.name)).map((relation) => `${relation.alias}.${matches[0]?.name ?? identifier.name}`);
    const slots = { column: identifier.name, candidates: candidates.join(" or ") };
    throw createError("ambiguous_column", slots, { position: identifier.at });
  }
  return matches[0]?.expression;
}
function findQualified(scope, path) {
  const column2 = path.at(-1);
  const relation = findRelation(scope, path.at(-2)?.name ?? "");
  if (!relation || !column2) return void 0;
  const found = findByName(relation.columns, column2.name);
  if (found) return found.expression;
  throw createError(
    "unknown_column",
    { column: `${relation.alias}.${column2.name}`, suggestion: suggestFrom(relation, column2.name) },
    { position: column2.at }
  );
}
function explainUnknown(scope, identifier) {
  const name = identifier?.name ?? "";
  const sources = [...scopesOf(scope)];
  const names3 = sources.flatMap((source) => source.visible.map((column2) => column2.name));
  const tables = sources.flatMap((source) => source.relations);
  const only = tables.length === 1 ? tables[0] : void 0;
  const isQuotedText = identifier?.isQuoted === true ? ` A string is written in single quotes: '${name}'.` : "";
  const suggestion = only ? suggestFrom(only, name) : suggestName(
    name,
    names3,
    tables.length === 0 ? "There is no FROM that it could come from." : "None of the tables in FROM has it."
  );
  return createError(
    "unknown_column",
    { column: name, suggestion: suggestion + isQuotedText },
    { position: identifier?.at }
  );
}
function explainUnknownQualified(scope, path) {
  const qualifier = path.at(-2);
  const aliases = [...scopesOf(scope)].flatMap((source) => source.relations.map((relation) => relation.alias));
  const slots = {
    table: qualifier?.name ?? "",
    suggestion: suggestName(qualifier?.name ?? "", aliases, "It is not among the tables in FROM of this query.")
  };
  return createError("unknown_table", slots, { position: qualifier?.at });
}
function suggestFrom(relation, name) {
  if (relation.table) return explainMissingColumn(relation.table, name);
  const names3 = relation.columns.map((column2) => column2.name);
  return suggestName(name, names3, `Its columns are ${names3.slice(0, 8).join(", ")}${names3.length > 8 ? ", \u2026" : ""}.`);
}
function* scopesOf(scope) {
  for (let current = scope; current; current = current.outer) yield current;
}

// src/plan/expression-binder.ts
function bindExpression(node, context) {
  const bind = kindBinders[node.kind];
  return bind(node, context);
}
function bindCondition(node, place2, context) {
  return asCondition(bindExpression(node, context), place2, context.binder.nameParameter);
}
var kindBinders = {
  NullLiteral: (node) => ({ node, type: "unknown", name: "?column?", isNullable: true }),
  BooleanLiteral: (node) => ({ node, type: "boolean", name: "?column?", isNullable: false }),
  NumberLiteral: (node) => ({
    node,
    type: /^\d+$|^0x/i.test(node.text) ? "integer" : "double",
    name: "?column?",
    isNullable: false
  }),
  StringLiteral: (node) => ({ node, type: "unknown", name: "?column?", isNullable: false }),
  TypedLiteral: bindTypedLiteral,
  Parameter: (node) => ({ node, type: "unknown", name: "?column?", isNullable: true }),
  ColumnReference: (node, { scope }) => {
    const found = resolveColumn(scope, node.path);
    return { ...found, node: { ...found.node, at: node.at } };
  },
  Unary: (node, context) => bindUnary(node, bindExpression(node.operand, context), context),
  Binary: (node, context) => node.left.kind === "Row" || node.right.kind === "Row" ? bindRowComparison(node, context) : bindOperator(node, bindExpression(node.left, context), bindExpression(node.right, context), context),
  Is: (node, context) => {
    if (node.operand.kind === "Row") return bindRowIs(node, node.operand, context);
    const operand = bindExpression(node.operand, context);
    if (node.test === "null")
      return asBoolean3({ ...node, operand: coerce(operand, operand.type, context.binder.nameParameter).node });
    const truth = coerce(operand, "boolean", context.binder.nameParameter);
    return asBoolean3(
      node.test === "unknown" ? { ...node, operand: truth.node, test: "null" } : { ...node, operand: truth.node }
    );
  },
  IsDistinct: (node, context) => {
    if (node.left.kind === "Row" && node.right.kind === "Row")
      return bindRowDistinct(node, node.left, node.right, context);
    const [left2, right2] = compareOperands(
      bindExpression(node.left, context),
      bindExpression(node.right, context),
      "IS DISTINCT FROM",
      node.at,
      context
    );
    return asBoolean3({ ...node, left: left2.node, right: right2.node });
  },
  Between: (node, context) => {
    const operand = bindExpression(node.operand, context);
    const low = bindExpression(node.low, context);
    const high = bindExpression(node.high, context);
    const between = (from, to) => binaryNode(
      "and",
      bindComparison(">=", operand, from, node.at, context).node,
      bindComparison("<=", operand, to, node.at, context).node
    );
    const inside = node.isSymmetric ? binaryNode("or", between(low, high), between(high, low)) : between(low, high);
    return asBoolean3(node.isNegated ? { kind: "Unary", operator: "not", operand: inside, at: node.at } : inside);
  },
  InList: (node, context) => {
    if (node.operand.kind === "Row") return bindRowInList(node, node.operand, context);
    const operand = bindExpression(node.operand, context);
    const items = node.items.map((item) => bindExpression(item, context));
    if (items.some((item) => item.rangeEnd !== void 0)) {
      const isIn = disjunctionNode(items.map((item) => bindComparison("=", operand, item, node.at, context).node));
      return asBoolean3(node.isNegated ? notNode(isIn, node.at) : isIn);
    }
    const type = unifyTypes(
      [operand, ...items.filter((item) => classOf(item.type) !== "number" || classOf(operand.type) === "number")],
      "IN"
    );
    const settle = (bound3) => coerce(
      bound3,
      classOf(type) === "text" && bound3.type === "varchar" ? "varchar" : type,
      context.binder.nameParameter
    ).node;
    return asBoolean3({ ...node, operand: settle(operand), items: items.map(settle) });
  },
  InQuery: (node, context) => {
    if (node.operand.kind === "Row") return bindRowInQuery(node, node.operand, context);
    const operand = bindExpression(node.operand, context);
    const { query, columns } = context.binder.bindSubquery(node.query, context.scope);
    expectColumns(columns.length, 1, "IN", node.query);
    const only = columns[0]?.expression ?? operand;
    const [left2, right2] = compareOperands(operand, { ...only, node: operand.node }, "IN", node.at, context);
    const aligned = alignQuery(query, columns, [right2.type], context.binder.nameParameter);
    return asBoolean3({ ...node, operand: left2.node, query: aligned });
  },
  Like: (node, context) => {
    const { nameParameter } = context.binder;
    const operand = coerce(bindExpression(node.operand, context), "text", nameParameter);
    const pattern3 = coerce(bindExpression(node.pattern, context), "text", nameParameter);
    const escaping = node.escape ? coerce(bindExpression(node.escape, context), "text", nameParameter).node : textNode("\\");
    if (node.form === "similar") {
      const match = callNode("similar_to", [operand.node, pattern3.node, escaping]);
      return asBoolean3(node.isNegated ? notNode(match, node.at) : match);
    }
    const fold3 = (expression) => node.form === "ilike" ? callNode("lower", [expression]) : expression;
    return asBoolean3({
      ...node,
      form: "like",
      operand: fold3(operand.node),
      pattern: fold3(pattern3.node),
      escape: escaping.kind === "StringLiteral" && escaping.value === "" ? void 0 : escaping
    });
  },
  Quantified: bindQuantified,
  Exists: (node, context) => {
    const { query } = context.binder.bindSubquery(node.query, context.scope);
    return { ...asBoolean3({ ...node, query }), name: "exists", isNullable: false };
  },
  ScalarSubquery: (node, context) => {
    const { query, columns } = context.binder.bindSubquery(node.query, context.scope);
    expectColumns(columns.length, 1, "a subquery used as an expression", node.query);
    const only = columns[0];
    return {
      node: { ...node, query: singleRow(query, columns) },
      type: settledType(only?.expression.type),
      element: only?.expression.element,
      name: only?.name ?? "?column?",
      isNullable: true
    };
  },
  ArrayLiteral: bindArray,
  ArraySubquery: bindArraySubquery,
  Subscript: bindSubscript,
  FieldAccess: (node) => refuse2("(x).field", "Name the column as table.column.", node),
  Row: (node) => refuse2("a row value outside a comparison", "Write its columns one by one.", node),
  Case: bindCase,
  Cast: bindCast,
  FunctionCall: (node, context) => bindCall(node, context),
  AtTimeZone: bindAtTimeZone,
  Collate: bindCollate
};
function bindTypedLiteral(node, { binder }) {
  const type = findType(node.type.name);
  if (type === void 0) throw unknownType(node.type.name, node);
  const text2 = { node: textNode(node.value, node.at), type: "unknown", name: type, isNullable: false };
  if (type !== "interval" || node.fields === void 0)
    return {
      ...coerce(text2, type, binder.nameParameter),
      name: type,
      isLocalTime: isLocalType(node.type.name, node.value)
    };
  const word = node.value.trim();
  const withUnit = /^[+-]?[\d.]+$/.test(word) ? `${word} ${node.fields.split(" ").at(-1) ?? ""}` : node.value;
  return { ...coerce({ ...text2, node: textNode(withUnit, node.at) }, type, binder.nameParameter), name: type };
}
function bindCase(node, context) {
  const { nameParameter } = context.binder;
  const operand = node.operand ? bindExpression(node.operand, context) : void 0;
  const branches = node.branches.map((branch) => {
    const when = operand ? bindComparison("=", operand, bindExpression(branch.when, context), branch.at, context) : bindCondition(branch.when, "WHEN", context);
    return { branch, when, then: bindExpression(branch.then, context) };
  });
  const otherwise = node.otherwise ? bindExpression(node.otherwise, context) : void 0;
  const results = [...branches.map((branch) => branch.then), ...otherwise ? [otherwise] : []];
  const type = unifyTypes(results, "CASE");
  return {
    node: {
      ...node,
      operand: void 0,
      branches: branches.map(({ branch, when, then }) => ({
        ...branch,
        when: when.node,
        then: coerce(then, type, nameParameter).node
      })),
      otherwise: otherwise ? coerce(otherwise, type, nameParameter).node : void 0
    },
    type: settledType(type),
    name: otherwise && otherwise.name !== "?column?" ? otherwise.name : "case",
    isNullable: otherwise === void 0 || results.some((result2) => result2.isNullable)
  };
}
function bindCast(node, context) {
  const type = findType(node.type.name);
  if (type === void 0) throw unknownType(node.type.name, node);
  const operand = bindExpression(node.operand, context);
  if (node.type.arrayDepth > 0) return castToArray(operand, type, node, context);
  const cast = applyModifiers(castTo(operand, type, context.binder.nameParameter), node.type);
  const name = operand.name === "?column?" ? node.type.name : operand.name;
  return { ...cast, name, isLocalTime: type === "timestamp" && isLocalCast(node.type.name, operand) };
}
function applyModifiers(cast, { name, modifiers }) {
  const [first, second = 0] = modifiers;
  if (first === void 0) return cast;
  const change = (written) => ({ ...cast, node: written, origin: void 0 });
  if (cast.type === "varchar" || cast.type === "text")
    return change(callNode("substr", [cast.node, numberNode(1), numberNode(first)]));
  if (cast.type === "numeric")
    return change(callNode("fit_numeric", [cast.node, numberNode(first), numberNode(second)]));
  if (cast.type === "timestamp" && first < 3) return change(callNode("round_time", [cast.node, numberNode(first)]));
  if (cast.type === "timestamp" || cast.type === "double" || name === "interval") return cast;
  throw notSupported(`a modifier of the type ${name}`, `Write ${name} alone.`, cast.node);
}
function isLocalType(name, text2) {
  return (name === "timestamp" || name === "timestamp without time zone") && !/[zZ]$|[+-]\d{2}(:?\d{2})?$/.test(text2.slice(10));
}
function isLocalCast(name, operand) {
  if (operand.type === "timestamp") return operand.isLocalTime === true && !/tz$|with time zone$/.test(name);
  return isLocalType(name, operand.node.kind === "StringLiteral" ? operand.node.value : "");
}
function castToArray(operand, element, node, context) {
  const name = operand.name === "?column?" ? node.type.name : operand.name;
  const base = { type: "json", element, name, isNullable: operand.isNullable };
  if (operand.type === "json") return { ...base, node: operand.node };
  const text2 = coerce(operand, "text", context.binder.nameParameter);
  const call2 = callNode("text_to_array", [text2.node, textNode(element)]);
  return { ...base, node: { ...call2, at: node.at } };
}
var plainCollations = /* @__PURE__ */ new Set(["c", "posix", "default", "ucs_basic", "binary"]);
function bindCollate(node, context) {
  const name = (node.collation.at(-1)?.name ?? "").toLowerCase();
  const operand = coerce(bindExpression(node.operand, context), "text", context.binder.nameParameter);
  if (plainCollations.has(name)) return operand;
  const collation = [nameNode(name)];
  if (name === "nocase" || name === "rtrim") return { ...operand, node: { ...node, operand: operand.node, collation } };
  throw notSupported(
    `the collation ${node.collation.at(-1)?.name ?? ""}`,
    'Text compares by code point, as with COLLATE "C"; use lower() or COLLATE nocase for caseless comparison.',
    node
  );
}
function bindAtTimeZone(node, context) {
  const { nameParameter } = context.binder;
  const zone = coerce(bindExpression(node.zone, context), "text", nameParameter);
  if (zone.node.kind === "StringLiteral") checkZone(zone.node.value, zone.node.at);
  const operand = coerce(bindExpression(node.operand, context), "timestamp", nameParameter);
  const isLocalTime = operand.isLocalTime !== true;
  const call2 = callNode(isLocalTime ? "instant_to_local" : "local_to_instant", [operand.node, zone.node]);
  return {
    node: { ...call2, at: node.at },
    type: "timestamp",
    name: "timezone",
    isNullable: operand.isNullable,
    isLocalTime
  };
}
function asBoolean3(node) {
  return { node, type: "boolean", name: "?column?", isNullable: true };
}
function expectColumns(count2, expected, place2, query) {
  if (count2 === expected) return;
  throw createError(
    "column_count",
    { problem: `${place2} needs a query with ${String(expected)} column, this one has ${String(count2)}` },
    { position: query.at }
  );
}
function unknownType(name, node) {
  return createError(
    "not_supported",
    {
      feature: `the type ${name}`,
      advice: "Types: text, varchar, integer, double precision, numeric, boolean, timestamp, date, json, interval."
    },
    { position: node.at }
  );
}
function refuse2(feature, advice, node) {
  throw notSupported(feature, advice, node);
}

// src/plan/body-rewrite.ts
function asSelect({
  body,
  columns,
  orderBy
}) {
  if (body.kind === "Select" && !body.distinct) return { body, columns, orderBy };
  const query = { kind: "Query", body, orderBy: [] };
  const items = columns.map((column2) => outputNode(innerColumn(column2), column2.internal));
  return {
    body: { kind: "Select", items, from: [derivedTable(query, "q")], groupBy: [], windows: [] },
    columns,
    orderBy
  };
}
function keepFirstOfEach(ordered, keys) {
  const plain = asSelect(ordered);
  const number2 = windowCall("row_number", keys, expandPositions(plain));
  return wrap(plain, [number2], ([place2]) => place2 && binaryNode("=", place2, numberNode(1)));
}
function keepTies(ordered, count2, offset) {
  const plain = asSelect(ordered);
  const order2 = expandPositions(plain);
  const last = offset ? binaryNode("+", offset, count2) : count2;
  return wrap(plain, [windowCall("rank", [], order2), windowCall("row_number", [], order2)], ([rank, place2]) => {
    if (!rank || !place2) return void 0;
    const isKept = binaryNode("<=", rank, last);
    return offset ? binaryNode("and", isKept, binaryNode(">", place2, offset)) : isKept;
  });
}
function numberDoubles(node, columns, right2) {
  const numbered = (side, names3) => {
    const cells = names3.map(innerColumn);
    const number2 = windowCall("row_number", cells, []);
    const items2 = [...cells.map((cell, index) => outputNode(cell, `c${String(index + 1)}`)), outputNode(number2, "n")];
    return selectQuery(items2, [derivedTable({ kind: "Query", body: side, orderBy: [] }, "q")]).body;
  };
  const body = {
    ...node,
    isAll: false,
    left: numbered(node.left, columns),
    right: numbered(node.right, right2)
  };
  const items = columns.map((column2, index) => outputNode(columnNode("q", `c${String(index + 1)}`), column2.internal));
  return selectQuery(items, [derivedTable({ kind: "Query", body, orderBy: [] }, "q")]).body;
}
function expandPositions({ body, orderBy }) {
  return orderBy.map((item) => {
    const position = item.expression.kind === "NumberLiteral" ? Number(item.expression.text) : void 0;
    const output = position === void 0 ? void 0 : body.items[position - 1];
    return output?.kind === "OutputColumn" ? { ...item, expression: output.expression } : item;
  });
}
function windowCall(name, partitionBy, orderBy) {
  return callNode(name, [], { over: { kind: "Window", partitionBy, orderBy } });
}
function wrap(plain, windows, keep3) {
  const hidden = plain.orderBy.flatMap(({ expression }) => expression.kind === "NumberLiteral" ? [] : [expression]);
  const inner = {
    ...plain.body,
    items: [
      ...plain.body.items,
      ...hidden.map((node, index) => outputNode(node, `o${String(index + 1)}`)),
      ...windows.map((node, index) => outputNode(node, `n${String(index + 1)}`))
    ]
  };
  let next = 0;
  const orderBy = plain.orderBy.map((item) => {
    if (item.expression.kind === "NumberLiteral") return item;
    next++;
    return { ...item, expression: columnNode("q", `o${String(next)}`) };
  });
  const body = {
    kind: "Select",
    items: plain.columns.map((column2) => outputNode(innerColumn(column2), column2.internal)),
    from: [derivedTable({ kind: "Query", body: inner, orderBy: [] }, "q")],
    where: keep3(windows.map((_, index) => columnNode("q", `n${String(index + 1)}`))),
    groupBy: [],
    windows: []
  };
  return { body, columns: plain.columns, orderBy };
}

// src/plan/functions/table-function-table.ts
var nodeAt = (bounds, index) => bounds[index]?.node ?? nullNode;
var tableFunctions2 = [
  {
    names: ["generate_series"],
    parameters: ["integer", "integer", "integer"],
    required: 2,
    columns: (bounds) => [{ type: bounds.every((bound3) => bound3.type === "integer") ? "integer" : "numeric" }],
    write: (bounds) => callNode("series_of_numbers", [nodeAt(bounds, 0), nodeAt(bounds, 1), bounds[2]?.node ?? numberNode(1)]),
    summary: "Numbers from one to another, by a step."
  },
  {
    names: ["generate_series"],
    parameters: ["timestamp", "timestamp", "interval"],
    columns: () => [{ type: "timestamp" }],
    write: (bounds) => {
      const { months = 0, days = 0, seconds = 0 } = bounds[2]?.interval ?? {};
      const span = bounds[2]?.interval ? [numberNode(months), numberNode(days), numberNode(seconds)] : [numberNode(0), numberNode(0), nodeAt(bounds, 2)];
      return callNode("series_of_times", [nodeAt(bounds, 0), nodeAt(bounds, 1), ...span]);
    },
    summary: "Instants from one to another, by a span of time."
  },
  {
    names: ["unnest"],
    parameters: ["json"],
    columns: ([array]) => [{ type: array?.element ?? "text" }],
    write: (bounds) => nodeAt(bounds, 0),
    summary: "The elements of an array."
  },
  {
    names: ["json_array_elements", "jsonb_array_elements"],
    parameters: ["json"],
    columns: () => [{ name: "value", type: "json" }],
    write: (bounds) => callNode("json_elements", [nodeAt(bounds, 0)]),
    summary: "The elements of a JSON array, as JSON."
  },
  {
    names: ["json_array_elements_text", "jsonb_array_elements_text"],
    parameters: ["json"],
    columns: () => [{ name: "value", type: "text" }],
    write: (bounds) => callNode("json_element_texts", [nodeAt(bounds, 0)]),
    summary: "The elements of a JSON array, as text."
  },
  {
    names: ["json_each", "jsonb_each"],
    parameters: ["json"],
    columns: () => [
      { name: "key", type: "text" },
      { name: "value", type: "json" }
    ],
    write: (bounds) => callNode("json_pairs", [nodeAt(bounds, 0)]),
    summary: "The keys and values of a JSON object, values as JSON."
  },
  {
    names: ["json_each_text", "jsonb_each_text"],
    parameters: ["json"],
    columns: () => [
      { name: "key", type: "text" },
      { name: "value", type: "text" }
    ],
    write: (bounds) => callNode("json_pair_texts", [nodeAt(bounds, 0)]),
    summary: "The keys and values of a JSON object, values as text."
  },
  {
    names: ["json_object_keys", "jsonb_object_keys"],
    parameters: ["json"],
    columns: () => [{ type: "text" }],
    write: (bounds) => callNode("json_keys", [nodeAt(bounds, 0)]),
    summary: "The keys of a JSON object."
  },
  {
    names: ["regexp_split_to_table"],
    parameters: ["text", "text", "text"],
    required: 2,
    columns: () => [{ type: "text" }],
    write: (bounds) => callNode("regexp_split", [nodeAt(bounds, 0), nodeAt(bounds, 1), bounds[2]?.node ?? textNode("")]),
    summary: "The pieces of a text between matches of a pattern."
  },
  {
    names: ["regexp_matches"],
    parameters: ["text", "text", "text"],
    required: 2,
    columns: () => [{ type: "json", element: "text" }],
    write: (bounds) => callNode("regexp_all", [nodeAt(bounds, 0), nodeAt(bounds, 1), bounds[2]?.node ?? textNode("")]),
    summary: "The groups of each match of a pattern; only the first without the flag g."
  },
  {
    names: ["string_to_table"],
    parameters: ["text", "text", "text"],
    required: 2,
    columns: () => [{ type: "text" }],
    write: (bounds) => callNode("text_split", [nodeAt(bounds, 0), nodeAt(bounds, 1), ...bounds[2] ? [bounds[2].node] : []]),
    summary: "The pieces of a text between separators."
  },
  {
    names: ["string_split"],
    parameters: ["text", "text"],
    columns: () => [{ name: "value", type: "text" }],
    write: (bounds) => callNode("text_split", [nodeAt(bounds, 0), nodeAt(bounds, 1)]),
    summary: "The pieces of a text between separators, as in T-SQL."
  }
];
var rowsByName2 = /* @__PURE__ */ new Map();
for (const row of tableFunctions2) {
  for (const name of row.names) rowsByName2.set(name, [...rowsByName2.get(name) ?? [], row]);
}
function findTableFunctions(name) {
  return rowsByName2.get(name.toLowerCase()) ?? [];
}
var tableFunctionNames = Object.freeze([...rowsByName2.keys()]);

// src/plan/table-function-binder.ts
function bindFunctionTable(node, id, scope, binder) {
  const name = node.call.path.at(-1)?.name ?? "";
  const rows2 = findTableFunctions(name);
  const context = { binder, scope, noAggregates: "FROM" };
  const bounds = node.call.arguments.map((argument) => binder.bindExpression(argument.value, context));
  const row = rows2.find((candidate) => isFitting(candidate, bounds));
  if (!row) {
    const call2 = `${name.toLowerCase()}(${bounds.map((bound3) => bound3.type).join(", ")}) in FROM`;
    const suggestion = rows2.length > 0 ? `It takes (${rows2.map((each) => each.parameters.join(", ")).join(") or (")}).` : suggestName(name, tableFunctionNames, "Functions in FROM give tables.");
    throw createError("unknown_function", { call: call2, suggestion }, { position: node.call.at });
  }
  const settled = bounds.map((bound3, index) => {
    const wanted = row.parameters[index] ?? "text";
    return coerce(
      bound3,
      bound3.type !== "unknown" && wanted === "timestamp" ? "timestamp" : bound3.type === "unknown" ? wanted : bound3.type,
      binder.nameParameter
    );
  });
  const types = row.columns(settled);
  const isSingle = types.length === 1;
  const aliasName = node.alias?.name.name;
  const columns = types.map(({ name: column2, type, element }, index) => {
    const value = columnNode(id, "value");
    const cell = isSingle ? value : binaryNode("->>", value, numberNode(index));
    const shown = column2 ?? aliasName ?? name.toLowerCase();
    return { name: shown, internal: "value", expression: { node: cell, type, element, name: shown, isNullable: true } };
  });
  const ordinality = {
    name: "ordinality",
    internal: "key",
    expression: {
      node: binaryNode("+", columnNode(id, "key"), numberNode(1)),
      type: "integer",
      name: "ordinality",
      isNullable: false
    }
  };
  return {
    node: unfold(row.write(settled), id),
    columns: node.hasOrdinality ? [...columns, ordinality] : columns
  };
}
function isFitting(row, bounds) {
  const least = row.required ?? row.parameters.length;
  if (bounds.length < least || bounds.length > row.parameters.length) return false;
  return bounds.every(({ type }, index) => {
    const wanted = row.parameters[index];
    if (type === "unknown" || type === wanted) return true;
    if (wanted === "timestamp") return type === "date";
    if (wanted === "integer" || wanted === "double")
      return type === "integer" || type === "numeric" || type === "double";
    return (wanted === "text" || wanted === "json") && (type === "varchar" || type === "text");
  });
}
function unfold(json, id) {
  const alias = { kind: "TableAlias", name: nameNode(id), columns: [] };
  return { kind: "FunctionTable", isLateral: false, call: callNode("json_each", [json]), hasOrdinality: false, alias };
}
function unfoldQuery(query, columns, id) {
  const cells = columns.map(
    (column2) => column2.expression.type === "json" ? binaryNode("||", innerColumn(column2), textNode("")) : innerColumn(column2)
  );
  const rows2 = callNode("json_group_array", [callNode("json_array", cells)]);
  const list2 = {
    kind: "ScalarSubquery",
    query: selectQuery([outputNode(rows2, "c1")], [derivedTable(query, "q")])
  };
  return {
    node: unfold(list2, id),
    columns: columns.map((column2, index) => ({
      ...column2,
      expression: {
        ...column2.expression,
        node: binaryNode("->>", columnNode(id, "value"), numberNode(index)),
        origin: void 0,
        isNullable: true
      }
    }))
  };
}
function speaksOf(query, ids) {
  let found = false;
  walkNode(query, (node) => {
    if (node.kind === "ColumnReference" && ids.has(node.path[0]?.name ?? "")) found = true;
    return !found;
  });
  return found;
}
function moveSetFunctions(select) {
  const moved = select.items.flatMap(
    (item) => item.kind === "OutputColumn" && isSetCall(item.expression) ? [item] : []
  );
  const [only] = moved;
  if (!only) return select;
  if (moved.length > 1 || select.groupBy.length > 0)
    throw notSupported(
      "several functions that give rows in one select list",
      "Put them into FROM.",
      moved.at(-1) ?? select
    );
  const name = "moved to FROM";
  const call2 = only.expression;
  if (call2.kind !== "FunctionCall") return select;
  const functionName = call2.path.at(-1)?.name ?? "";
  const alias = { kind: "TableAlias", name: nameNode(name), columns: [nameNode(functionName)] };
  const table2 = {
    kind: "FunctionTable",
    isLateral: true,
    call: call2,
    hasOrdinality: false,
    alias,
    at: call2.at
  };
  const column2 = {
    ...only,
    expression: { kind: "ColumnReference", path: [nameNode(name), nameNode(functionName)], at: call2.at },
    alias: only.alias ?? nameNode(functionName)
  };
  return {
    ...select,
    items: select.items.map((item) => item === only ? column2 : item),
    from: [...select.from, table2]
  };
}
function isSetCall(node) {
  return node.kind === "FunctionCall" && !node.over && findTableFunctions(node.path.at(-1)?.name ?? "").some((row) => row.isSetFunction !== false);
}

// src/plan/from-binder.ts
function bindTableExpression(node, scope, binder) {
  switch (node.kind) {
    case "TableName":
      return bindTableName(node, scope, binder);
    case "DerivedTable":
      return bindDerivedTable(node, scope, binder);
    case "FunctionTable": {
      const id = binder.makeName("r");
      const { node: table2, columns } = bindFunctionTable(node, id, scope, binder);
      const name = node.alias?.name.name ?? node.call.path.at(-1)?.name ?? id;
      return keepExpressions(table2, id, name, renameColumns(columns, node.alias));
    }
    case "Join":
      return bindJoin(node, scope, binder);
  }
}
function bindDerivedTable(node, scope, binder) {
  const { outer, commonTables } = scope;
  const around = node.isLateral ? { ...scope, outer } : { relations: [], visible: [], outer, commonTables };
  const inside = node.isLateral ? { relations: [], visible: [], outer: around, commonTables } : around;
  const { query, columns } = binder.bindSubquery(node.query, inside);
  const id = binder.makeName("r");
  const name = node.alias?.name.name ?? id;
  const neighbours = new Set(scope.relations.map((relation2) => relation2.id));
  if (node.isLateral && speaksOf(query, neighbours)) {
    const unfolded = unfoldQuery(query, columns, id);
    return keepExpressions(unfolded.node, id, name, renameColumns(unfolded.columns, node.alias));
  }
  const relation = makeRelation(id, name, renameColumns(columns, node.alias), id);
  const alias = { kind: "TableAlias", name: nameNode(id), columns: [] };
  return {
    node: { ...node, isLateral: false, query, alias },
    relations: [relation],
    visible: relation.columns
  };
}
function keepExpressions(node, id, alias, columns) {
  const visible = columns.map(
    ({ name, expression }) => ({
      name,
      expression: { ...expression, name, interval: void 0, rangeEnd: void 0 }
    })
  );
  return { node, relations: [{ id, alias, columns: visible }], visible };
}
function bindTableName(node, scope, binder) {
  const id = binder.makeName("r");
  const alias = { kind: "TableAlias", name: nameNode(id), columns: [] };
  const shownName = node.alias?.name.name ?? node.path.at(-1)?.name ?? "";
  const common = node.path.length === 1 ? findByName(scope.commonTables, shownNameOf(node)) : void 0;
  if (common) {
    const columns2 = common.columns.map((column2) => ({
      name: column2.name,
      internal: column2.internal,
      expression: column2.expression
    }));
    const relation2 = makeRelation(id, shownName, renameColumns(columns2, node.alias), id);
    return {
      node: { kind: "TableName", path: [nameNode(common.scanName)], alias, at: node.at },
      relations: [relation2],
      visible: relation2.columns
    };
  }
  const lookup = binder.catalog.findTable(node.path.map((identifier) => identifier.name));
  if (!lookup.found) {
    const slots = { table: node.path.map((identifier) => identifier.name).join("."), suggestion: lookup.suggestion };
    throw createError("unknown_table", slots, { position: node.at });
  }
  const table2 = lookup.found;
  if (table2.listRows) return bindListedTable(table2, table2.listRows(), id, node, binder);
  if (table2.viewSql !== void 0) return bindView(table2, table2.viewSql, id, node, binder);
  const columns = table2.columns.map((column2) => {
    const expression = {
      node: columnNode(id, column2.name),
      type: column2.type,
      name: column2.name,
      isNullable: !table2.definition.key.includes(column2.name),
      origin: { table: table2.name, column: column2.name }
    };
    return { name: column2.name, internal: column2.name, expression };
  });
  const relation = {
    ...makeRelation(id, node.alias ? shownName : table2.name, renameColumns(columns, node.alias), id),
    table: table2
  };
  const scanName = binder.makeName("scan_");
  binder.uses.push({ relation, scanName, isCacheOnly: node.isCacheOnly === true, conjuncts: [], gates: [] });
  return {
    node: { kind: "TableName", path: [nameNode(scanName)], alias, at: node.at },
    relations: [relation],
    visible: relation.columns
  };
}
function bindListedTable(table2, rows2, id, node, binder) {
  const columns = table2.columns.map((column2) => {
    const expression = {
      node: columnNode(id, column2.name),
      type: column2.type,
      name: column2.name,
      isNullable: true,
      origin: { table: table2.name, column: column2.name }
    };
    return { name: column2.name, internal: column2.name, expression };
  });
  const source = binder.makeName("q");
  const items = table2.columns.map(
    (column2, index) => outputNode(binaryNode("->>", columnNode(source, "value"), numberNode(index)), column2.name)
  );
  const alias = (name) => ({ kind: "TableAlias", name: nameNode(name), columns: [] });
  const list2 = {
    kind: "FunctionTable",
    isLateral: false,
    call: callNode("json_each", [textNode(JSON.stringify(rows2))]),
    hasOrdinality: false,
    alias: alias(source)
  };
  const relation = makeRelation(id, node.alias?.name.name ?? table2.name, renameColumns(columns, node.alias), id);
  return {
    node: { kind: "DerivedTable", isLateral: false, query: selectQuery(items, [list2]), alias: alias(id) },
    relations: [relation],
    visible: relation.columns
  };
}
function bindView(table2, sql6, id, node, binder) {
  if (binder.views.includes(table2.name))
    throw notSupported(`the view ${table2.name} inside itself`, "Write the recursion with WITH RECURSIVE.", node);
  const statement = parseStatement(sql6);
  if (statement.kind !== "Query")
    throw notSupported(`the view ${table2.name}, which is no query`, "Write a SELECT.", node);
  binder.views.push(table2.name);
  const { query, columns } = binder.bindSubquery(statement, { relations: [], visible: [], commonTables: [] });
  binder.views.pop();
  const relation = makeRelation(id, node.alias?.name.name ?? table2.name, renameColumns(columns, node.alias), id);
  const alias = { kind: "TableAlias", name: nameNode(id), columns: [] };
  return {
    node: { kind: "DerivedTable", isLateral: false, query, alias },
    relations: [relation],
    visible: relation.columns
  };
}
function shownNameOf(node) {
  return node.path[0]?.name ?? "";
}
function makeRelation(id, alias, columns, qualifier) {
  const scopeColumns = columns.map(
    ({ name, internal, expression }) => ({
      name,
      expression: {
        ...expression,
        node: columnNode(qualifier, internal),
        name,
        interval: void 0,
        rangeEnd: void 0
      }
    })
  );
  return { id, alias, columns: scopeColumns };
}
function renameColumns(columns, alias) {
  const names3 = alias?.columns ?? [];
  if (names3.length > columns.length) {
    const problem = `"${alias?.name.name ?? ""}" has ${String(columns.length)} columns, but ${String(names3.length)} names are given`;
    throw createError("invalid_argument", { problem, advice: "Give it fewer names." }, { position: alias?.at });
  }
  return columns.map((column2, index) => ({ ...column2, name: names3[index]?.name ?? column2.name }));
}
function bindJoin(node, scope, binder) {
  const left2 = bindTableExpression(node.left, scope, binder);
  const beside = {
    ...scope,
    relations: [...scope.relations, ...left2.relations],
    visible: [...scope.visible, ...left2.visible]
  };
  const right2 = bindTableExpression(node.right, beside, binder);
  const relations = joinRelations(left2.relations, right2.relations, node);
  const shared2 = node.isNatural ? sharedNames(left2, right2) : node.using;
  const merged = shared2.map((name) => mergeColumns(name, left2, right2, node));
  const mergedNames = new Set(merged.map(({ column: column2 }) => column2.name.toLowerCase()));
  const rest = (side) => side.visible.filter((column2) => !mergedNames.has(column2.name.toLowerCase()));
  const visible = [...merged.map(({ column: column2 }) => column2), ...rest(left2), ...rest(right2)];
  const inside = { ...scope, relations, visible: [...left2.visible, ...right2.visible] };
  const context = { binder, scope: inside, noAggregates: "JOIN conditions" };
  const equalities = merged.map(({ left: first, right: second }) => {
    const [one, other] = compareOperands(first, second, "=", node.at, context);
    return binaryNode("=", one.node, other.node);
  });
  const written = node.on && bindCondition(node.on, "ON", context).node;
  const conditions = [...equalities, ...splitConjuncts(written)];
  restrictUses(node.type, conditions, left2.relations, right2.relations, binder);
  const on = conjunctionNode(conditions);
  const type = node.type === "cross" || on ? node.type : "inner";
  const join4 = { ...node, type, isNatural: false, using: [], left: left2.node, right: right2.node, on };
  return { node: join4, relations, visible };
}
function restrictUses(type, conditions, left2, right2, binder) {
  const restricted = { inner: [...left2, ...right2], cross: [...left2, ...right2], left: right2, right: left2, full: [] }[type];
  for (const use of binder.uses) {
    if (restricted.some((relation) => relation.id === use.relation.id)) use.conjuncts.push(...conditions);
  }
}
function joinRelations(left2, right2, node) {
  for (const relation of right2) {
    const isTaken = left2.some((other) => other.alias.toLowerCase() === relation.alias.toLowerCase());
    if (isTaken) throw createError("duplicate_alias", { alias: relation.alias }, { position: node.at });
  }
  return [...left2, ...right2];
}
function sharedNames(left2, right2) {
  const rightNames = new Set(right2.visible.map((column2) => column2.name.toLowerCase()));
  return left2.visible.filter((column2) => rightNames.has(column2.name.toLowerCase())).map((column2) => nameNode(column2.name));
}
function mergeColumns(name, left2, right2, node) {
  const find = (side, which) => {
    const found = findByName(side.visible, name.name);
    if (found) return found.expression;
    const slots = {
      column: name.name,
      suggestion: `USING needs it on both sides; the ${which} side has no such column.`
    };
    throw createError("unknown_column", slots, { position: name.at });
  };
  const [first, second] = [find(left2, "left"), find(right2, "right")];
  const kept = node.type === "right" ? second : first;
  const expression = node.type === "full" ? { ...kept, node: callNode("coalesce", [first.node, second.node]), origin: void 0 } : kept;
  return { column: { name: kept.name, expression }, left: first, right: second };
}

// src/plan/select-binder.ts
function bindSelect(binder, written, outer, paging) {
  const node = moveSetFunctions(written);
  const firstUse = binder.uses.length;
  const from = bindFrom(binder, node, outer);
  const uses = binder.uses.slice(firstUse);
  const scope = { relations: from.relations, visible: from.visible, outer, commonTables: outer.commonTables };
  const seen = { aggregates: false, windows: false };
  const context = {
    binder,
    scope,
    windowNames: node.windows.map((window) => window.name.name),
    onAggregate: () => {
      seen.aggregates = true;
    },
    onWindow: () => {
      seen.windows = true;
    }
  };
  const where = node.where && bindCondition(node.where, "WHERE", { ...context, noAggregates: "WHERE" }).node;
  const { outputs, names: names3 } = bindOutputs(node.items, from, context);
  const { items, columns } = nameOutputs(outputs, names3);
  const bindKey = (element) => bindGroup(element, columns, context);
  const sets = listGroupingSets(node.groupBy, bindKey);
  const keys = removeDoubles2(sets.flat());
  const having = node.having && bindCondition(node.having, "HAVING", context).node;
  const windows = node.windows.map((named) => {
    const window = bindWindow(named.window, context);
    return window.kind === "Window" ? { ...named, window } : named;
  });
  const isGrouped = node.groupBy.length > 0 || having !== void 0 || seen.aggregates;
  const grouping = { keys, relations: from.relations, aggregates: binder.aggregates };
  const check2 = (expression) => {
    if (isGrouped) checkGrouped(expression, grouping);
    return expression;
  };
  for (const column2 of columns) check2(column2.expression.node);
  if (having) check2(having);
  handToTables(where, uses, from);
  const only = uses.length === 1 && from.relations.length === 1 ? uses[0] : void 0;
  if (only && only.relation.id === from.relations[0]?.id && !node.distinct && node.groupBy.length === 0 && !having && !seen.windows) {
    only.need = seen.aggregates ? findAggregateNeed(items, only.relation) : paging && findRowsNeed(paging, columns, context, only.relation);
  }
  const distinctOn = node.distinct?.on.map((element) => check2(bindGroup(element, columns, context))) ?? [];
  const distinct = node.distinct && distinctOn.length === 0 ? node.distinct : void 0;
  const body = {
    ...node,
    distinct,
    items,
    from: from.nodes,
    where,
    groupBy: keys.map(keepFromPositions),
    having: having && keys.length === 0 && !seen.aggregates ? binaryNode("and", having, someRows) : having,
    windows
  };
  const parts = [...columns.map((column2) => column2.expression.node), ...having ? [having] : []];
  const isSimple = !node.groupBy.some((element) => element.kind === "GroupingSets") && !parts.some(hasGroupingCall);
  if (!isSimple && seen.windows)
    throw notSupported(
      "a window function beside GROUPING SETS, ROLLUP or CUBE",
      "Put the grouping in a subquery.",
      node
    );
  return {
    body,
    columns,
    bindOrder: (expression) => keepFromPositions(check2(coerceOrder(binder.bindExpression(expression, context), binder))),
    distinctOn,
    sets: isSimple ? void 0 : { sets, keys }
  };
}
var someRows = binaryNode(">=", callNode("count", [], { isStar: true }), numberNode(0));
function keepFromPositions(node) {
  const found = { isRowBound: false };
  walkNode(node, ({ kind }) => {
    if (kind === "ColumnReference" || kind === "Query" || kind === "FunctionCall") found.isRowBound = true;
  });
  return found.isRowBound ? node : castNode(node, "numeric");
}
function hasGroupingCall(root) {
  let found = false;
  walkNode(root, (node) => {
    if (node.kind === "FunctionCall" && node.path[0]?.name === groupingName) found = true;
  });
  return found;
}
function removeDoubles2(nodes) {
  return [...new Map(nodes.map((node) => [identifyNode(node), node])).values()];
}
function bindFrom(binder, node, outer) {
  let sources = { nodes: [], relations: [], visible: [] };
  for (const item of node.from) {
    const { relations, visible } = sources;
    const bound3 = bindTableExpression(item, { relations, visible, outer, commonTables: outer.commonTables }, binder);
    sources = {
      nodes: [...sources.nodes, bound3.node],
      relations: joinRelations(sources.relations, bound3.relations, item),
      visible: [...sources.visible, ...bound3.visible]
    };
  }
  return sources;
}
function handToTables(where, uses, from) {
  const conjuncts = splitConjuncts(where);
  for (const use of uses) {
    if (from.relations.some((relation) => relation.id === use.relation.id)) use.conjuncts.push(...conjuncts);
    use.gates.push(...conjuncts);
  }
}
function bindOutputs(items, from, context) {
  const outputs = [];
  const names3 = [];
  for (const item of items) {
    for (const { name, expression } of item.kind === "Star" ? expandStar(item, from, context) : [bindOutput(item, context)]) {
      outputs.push(expression);
      names3.push(name);
    }
  }
  return { outputs, names: names3 };
}
function bindOutput(item, context) {
  const bound3 = context.binder.bindExpression(item.expression, context);
  const expression = bound3.type === "unknown" ? coerce(bound3, "text", context.binder.nameParameter) : bound3;
  return { name: item.alias?.name ?? bound3.name, expression };
}
function expandStar(item, from, context) {
  const qualifier = item.qualifier.at(-1);
  if (!qualifier) {
    if (from.visible.length > 0) return from.visible;
    throw createError(
      "invalid_argument",
      { problem: "SELECT * needs a FROM clause", advice: "Name a table: SELECT * FROM contacts." },
      { position: item.at }
    );
  }
  const relation = findRelation(context.scope, qualifier.name);
  if (relation) return relation.columns;
  const aliases = from.relations.map((known) => known.alias).join(", ");
  throw createError(
    "unknown_table",
    { table: qualifier.name, suggestion: `The tables in FROM are ${aliases}.` },
    { position: qualifier.at }
  );
}
function bindGroup(element, columns, context) {
  const inside = { ...context, noAggregates: "GROUP BY" };
  const output = element.kind === "NumberLiteral" || !isInputColumn(element, context) ? findOutput(element, columns) : void 0;
  if (output === void 0) return settleKey2(context.binder.bindExpression(element, inside), context);
  const node = columns[output - 1]?.expression.node ?? element;
  if (hasAggregate(node, context.binder.aggregates)) {
    const slots = {
      problem: "aggregates cannot stand in GROUP BY",
      advice: "Group by plain columns, or use a subquery."
    };
    throw createError("grouping", slots, { position: element.at });
  }
  return node;
}
function settleKey2(bound3, { binder }) {
  return bound3.type === "unknown" ? coerce(bound3, "text", binder.nameParameter).node : bound3.node;
}
function isInputColumn(node, context) {
  const only = node.kind === "ColumnReference" && node.path.length === 1 ? node.path[0] : void 0;
  return only !== void 0 && context.scope.visible.some((column2) => column2.name.toLowerCase() === only.name.toLowerCase());
}
function coerceOrder(bound3, binder) {
  return (bound3.type === "unknown" ? coerce(bound3, "text", binder.nameParameter) : bound3).node;
}

// src/plan/query-binder.ts
function bindQuery(binder, query, scope) {
  if (query.into !== void 0)
    throw notSupported("SELECT \u2026 INTO", "Redirect the output: intercom-sql query \u2026 --format csv > file.csv.", query);
  const { with: withNode, scope: inside } = bindWith(binder, query.with, scope);
  return finishQuery(binder, query, withNode, inside, (paging) => bindBody(binder, query.body, inside, paging));
}
function finishQuery(binder, query, withNode, inside, bind) {
  const limit = bindLimit(query.limit, "LIMIT", inside, binder);
  const offset = bindLimit(query.offset, "OFFSET", inside, binder);
  const hasOrder = query.orderBy.length > 0;
  const isCut = (limit ?? offset) !== void 0 && query.hasTies !== true;
  const bound3 = bind(isCut ? { count: limit, offset, orderBy: query.orderBy } : void 0);
  const orderBy = query.orderBy.map((item) => bindOrderItem(item, bound3));
  let ordered = { body: bound3.body, columns: bound3.columns, orderBy };
  if (bound3.sets) ordered = unionGroupingSets(ordered, bound3.sets, binder.aggregates);
  if (bound3.distinctOn && bound3.distinctOn.length > 0) {
    checkDistinctOrder(bound3.distinctOn, query.orderBy, bound3);
    ordered = keepFirstOfEach(ordered, bound3.distinctOn);
  }
  const { into: _into, hasTies, ...rest } = query;
  if (hasTies === true && limit) {
    if (!hasOrder) {
      const slots = { problem: "WITH TIES needs an ORDER BY", advice: "Say what the order is." };
      throw createError(
        "sql_syntax",
        { found: "WITH TIES", problem: slots.problem, advice: slots.advice },
        { position: query.at }
      );
    }
    ordered = keepTies(ordered, limit, offset);
    return {
      query: {
        ...rest,
        with: withNode,
        body: ordered.body,
        orderBy: ordered.orderBy,
        limit: void 0,
        offset: void 0
      },
      columns: ordered.columns
    };
  }
  return {
    query: { ...rest, with: withNode, body: ordered.body, orderBy: ordered.orderBy, limit, offset },
    columns: ordered.columns
  };
}
function unionGroupingSets({ body, columns, orderBy }, { sets, keys }, aggregates) {
  if (body.kind !== "Select") return { body, columns, orderBy };
  const hidden = orderBy.flatMap(({ expression }) => expression.kind === "NumberLiteral" ? [] : [expression]);
  const { distinct, ...plain } = body;
  const branches = sets.map((set) => {
    const settle = (node) => settleForSet(node, set, keys, aggregates);
    const items2 = plain.items.map(
      (item) => item.kind === "OutputColumn" ? { ...item, expression: settle(item.expression) } : item
    );
    const more = hidden.map((node, index) => outputNode(settle(node), `o${String(index + 1)}`));
    const having = plain.having && settle(plain.having);
    const isTotal = set.length === 0;
    return {
      ...plain,
      items: [...items2, ...more],
      groupBy: set.map(keepFromPositions),
      having: isTotal ? conjunctionNode([...having ? [having] : [], anyRows]) : having
    };
  });
  const union = branches.reduce(
    (left2, right2) => ({ kind: "SetOperation", operator: "union", isAll: true, left: left2, right: right2 })
  );
  const items = columns.map((column2) => outputNode(innerColumn(column2), column2.internal));
  const from = [derivedTable({ kind: "Query", body: union, orderBy: [] }, "q")];
  let next = 0;
  return {
    body: { kind: "Select", distinct, items, from, groupBy: [], windows: [] },
    columns,
    orderBy: orderBy.map((item) => {
      if (item.expression.kind === "NumberLiteral") return item;
      next++;
      return { ...item, expression: columnNode("q", `o${String(next)}`) };
    })
  };
}
var anyRows = binaryNode(">=", callNode("count", [], { isStar: true }), numberNode(0));
function checkDistinctOrder(keys, items, bound3) {
  const wanted = new Set(keys.map(identifyNode));
  const body = bound3.body.kind === "Select" ? bound3.body.items : [];
  for (const [index, item] of items.entries()) {
    if (index >= wanted.size) return;
    const { expression } = bindOrderItem(item, bound3);
    const output = expression.kind === "NumberLiteral" ? body[Number(expression.text) - 1] : void 0;
    const node = output?.kind === "OutputColumn" ? output.expression : expression;
    if (wanted.has(identifyNode(node))) continue;
    const slots = {
      problem: "the expressions of DISTINCT ON must come first in ORDER BY",
      advice: "Begin ORDER BY with the expressions of DISTINCT ON."
    };
    throw createError("order_not_in_output", slots, { position: item.at });
  }
}
function bindBody(binder, body, scope, paging) {
  switch (body.kind) {
    case "Select":
      return bindSelect(binder, body, scope, paging);
    case "Values":
      return bindValues(binder, body, scope);
    case "Query": {
      const { query, columns } = bindQuery(binder, body, scope);
      return { body: query, columns };
    }
    case "SetOperation":
      return bindSetOperation(binder, body, scope);
  }
}
function bindSetOperation(binder, node, scope) {
  return combineSides(node, bindSide(binder, node.left, scope), bindSide(binder, node.right, scope));
}
function bindSide(binder, body, scope) {
  const query = { kind: "Query", body, orderBy: [], at: body.at };
  if (body.kind !== "Select") return bindBody(binder, body, scope, void 0);
  const { query: bound3, columns } = finishQuery(
    binder,
    query,
    void 0,
    scope,
    () => bindBody(binder, body, scope, void 0)
  );
  return { body: bound3.body, columns };
}
function combineSides(node, left2, right2) {
  if (left2.columns.length !== right2.columns.length) {
    const problem = `each side of ${node.operator.toUpperCase()} must have the same number of columns, these have ${String(left2.columns.length)} and ${String(right2.columns.length)}`;
    throw createError("column_count", { problem }, { position: node.right.at ?? node.at });
  }
  const [first, second] = [retypeLiterals(left2, right2), retypeLiterals(right2, left2)];
  if (first !== left2 || second !== right2) return combineSides(node, first, second);
  const columns = left2.columns.map((column2, index) => {
    const other = right2.columns[index]?.expression ?? column2.expression;
    const type = settledType(unifyTypes([column2.expression, other], node.operator.toUpperCase()));
    const isNullable = column2.expression.isNullable || other.isNullable;
    return { ...column2, expression: { ...column2.expression, type, isNullable, origin: void 0 } };
  });
  const types = columns.map((column2) => column2.expression.type);
  const body = { ...node, left: alignTypes(left2, types), right: alignTypes(right2, types) };
  const needsNumbers = node.isAll && node.operator !== "union";
  return { body: needsNumbers ? numberDoubles(body, left2.columns, right2.columns) : body, columns };
}
function retypeLiterals(side, other) {
  const { body } = side;
  if (body.kind !== "Select") return side;
  const typeAt = (index) => {
    const node = side.columns[index]?.expression;
    const type = other.columns[index]?.expression.type;
    const isLiteral = node?.type === "text" && (node.node.kind === "StringLiteral" || node.node.kind === "NullLiteral");
    return isLiteral && type !== void 0 && type !== "text" && type !== "varchar" ? type : void 0;
  };
  if (!side.columns.some((_, index) => typeAt(index) !== void 0)) return side;
  const columns = side.columns.map((column2, index) => {
    const type = typeAt(index);
    if (type === void 0) return column2;
    const literal = { ...column2.expression, type: "unknown" };
    const expression = literal.node.kind === "NullLiteral" ? { ...literal, type } : coerce(literal, type, (name) => name);
    return { ...column2, expression };
  });
  const items = body.items.map((item, index) => {
    const expression = columns[index]?.expression.node;
    return item.kind === "OutputColumn" && expression && typeAt(index) !== void 0 ? { ...item, expression } : item;
  });
  return { ...side, body: { ...body, items }, columns };
}
function alignTypes(side, types) {
  const query = { kind: "Query", body: side.body, orderBy: [] };
  const aligned = alignQuery(query, side.columns, types, (name) => name);
  return aligned === query ? side.body : aligned.body;
}
function bindValues(binder, node, scope) {
  const context = { binder, scope, noAggregates: "VALUES" };
  const rows2 = node.rows.map((row) => row.map((value) => binder.bindExpression(value, context)));
  const width = rows2[0]?.length ?? 0;
  if (rows2.some((row) => row.length !== width)) {
    throw createError(
      "column_count",
      { problem: "the rows of VALUES have different numbers of columns" },
      { position: node.at }
    );
  }
  const columns = Array.from({ length: width }, (_, index) => {
    const cells = rows2.flatMap((row) => row.slice(index, index + 1));
    const type = settledType(unifyTypes(cells, "VALUES"));
    const name = `column${String(index + 1)}`;
    const isNullable = cells.some((cell) => cell.isNullable);
    return { name, internal: name, expression: { node: numberNode(index + 1), type, name, isNullable } };
  });
  const settled = rows2.map(
    (row) => row.map((cell, index) => coerce(cell, columns[index]?.expression.type ?? "text", binder.nameParameter).node)
  );
  return { body: { ...node, rows: settled }, columns };
}
function bindWith(binder, node, scope) {
  if (!node) return { with: void 0, scope };
  let inside = scope;
  const tables = node.tables.map((table2) => {
    const scanName = binder.makeName("w");
    const names3 = table2.columns.map((column2) => column2.name);
    const isRecursive = node.isRecursive && table2.query.body.kind === "SetOperation";
    const bound3 = isRecursive ? bindRecursive(binder, table2.query, { name: table2.name.name, scanName, names: names3 }, inside) : bindQuery(binder, table2.query, { ...emptyScope, outer: inside.outer, commonTables: inside.commonTables });
    const binding = bindCommonTable(table2.name.name, scanName, names3, bound3.columns);
    inside = { ...inside, commonTables: [binding, ...inside.commonTables] };
    return {
      ...table2,
      name: nameNode(scanName),
      columns: binding.columns.map((column2) => nameNode(column2.internal)),
      query: bound3.query
    };
  });
  return { with: { ...node, tables }, scope: inside };
}
function bindCommonTable(name, scanName, names3, columns) {
  const renamed = columns.map((column2, index) => ({
    name: names3[index] ?? column2.name,
    internal: `c${String(index + 1)}`,
    expression: column2.expression
  }));
  return { name, scanName, columns: renamed };
}
function bindRecursive(binder, query, table2, scope) {
  const { body } = query;
  if (body.kind !== "SetOperation" || body.operator !== "union") {
    throw notSupported("WITH RECURSIVE without UNION", "Write the start, UNION ALL, and the step.", query);
  }
  const outer = { ...emptyScope, outer: scope.outer, commonTables: scope.commonTables };
  const start = bindSide(binder, body.left, outer);
  const binding = bindCommonTable(table2.name, table2.scanName, table2.names, start.columns);
  return finishQuery(binder, query, void 0, outer, () => {
    const step = bindSide(binder, body.right, { ...outer, commonTables: [binding, ...outer.commonTables] });
    return combineSides(body, start, step);
  });
}
function bindOrderItem(item, bound3) {
  const position = findOutput(item.expression, bound3.columns);
  if (position !== void 0) return { ...item, expression: numberNode(position, item.expression.at) };
  if (bound3.bindOrder) {
    const node = bound3.bindOrder(item.expression);
    const output = positionOf(node, bound3);
    if (output > 0) return { ...item, expression: numberNode(output, item.expression.at) };
    if (bound3.body.kind !== "Select" || !bound3.body.distinct) return { ...item, expression: node };
    const slots2 = {
      problem: "with DISTINCT, ORDER BY can only name what is selected",
      advice: "Select the expression too, or leave DISTINCT out."
    };
    throw createError("order_not_in_output", slots2, { position: item.at });
  }
  const slots = {
    feature: "ORDER BY an expression over a set operation",
    advice: "Order by a column name or position, or wrap it in a subquery."
  };
  throw createError("not_supported", slots, { position: item.at });
}
function positionOf(node, { body, columns }) {
  if (body.kind !== "Select" || !body.distinct) return 0;
  const identity = identifyNode(node);
  return columns.findIndex((column2) => identifyNode(column2.expression.node) === identity) + 1;
}
function bindLimit(node, place2, scope, binder) {
  if (!node) return void 0;
  const noColumns = { ...emptyScope, commonTables: scope.commonTables };
  const bound3 = coerce(
    binder.bindExpression(node, { binder, scope: noColumns, noAggregates: place2 }),
    "integer",
    binder.nameParameter
  );
  const isNegative = bound3.node.kind === "Unary" && bound3.node.operator === "-" && bound3.node.operand.kind === "NumberLiteral";
  if (isNegative)
    throw createError(
      "invalid_argument",
      { problem: `${place2} must not be negative`, advice: "Give 0 or more." },
      { position: node.at }
    );
  return bound3.node.kind === "NullLiteral" ? void 0 : bound3.node;
}

// src/plan/statement-binder.ts
function bindStatement(query, catalog) {
  const binder = createBinder(catalog, { bindExpression, bindSubquery: bindQuery });
  const bound3 = showIntervals(bindQuery(binder, query, emptyScope));
  const names3 = makeUnique(bound3.columns.map((column2) => column2.name));
  const columns = bound3.columns.map(({ expression }, index) => {
    const type = resultType(expression.type);
    return Object.freeze({
      name: names3[index] ?? "",
      type,
      isNullable: expression.isNullable,
      origin: expression.origin
    });
  });
  binder.parameters.set("now", { bind: "now", source: "now", type: "timestamp" });
  const used = collectColumns(bound3.query);
  const tables = binder.uses.map((use) => describeUse(use, used.get(use.relation.id) ?? /* @__PURE__ */ new Set()));
  return Object.freeze({ query: bound3.query, columns, parameters: [...binder.parameters.values()], tables });
}
function showIntervals(bound3) {
  const { body } = bound3.query;
  if (body.kind !== "Select" || !bound3.columns.some(({ expression }) => hasSpans(expression))) return bound3;
  const isOwn = body.items.length === bound3.columns.length && !body.distinct;
  if (!isOwn) return bound3;
  const items = body.items.map((item, index) => {
    const expression = bound3.columns[index]?.expression;
    if (item.kind !== "OutputColumn" || !expression || !hasSpans(expression) || expression.node !== item.expression)
      return item;
    return { ...item, expression: printInterval(expression) };
  });
  const orderBy = bound3.query.orderBy.map((item) => {
    const expression = item.expression.kind === "NumberLiteral" && bound3.columns[Number(item.expression.text) - 1]?.expression;
    return expression && hasSpans(expression) ? { ...item, expression: expression.node } : item;
  });
  return { ...bound3, query: { ...bound3.query, body: { ...body, items }, orderBy } };
}
function makeUnique(names3) {
  const taken = /* @__PURE__ */ new Set();
  return names3.map((name) => {
    let unique = name;
    for (let count2 = 2; taken.has(unique); count2++) unique = `${name}_${String(count2)}`;
    taken.add(unique);
    return unique;
  });
}
function resultType(type) {
  const settled = settledType(type);
  return settled === "unknown" ? "text" : settled;
}
function collectColumns(query) {
  const used = /* @__PURE__ */ new Map();
  walkNode(query, (node) => {
    if (node.kind !== "ColumnReference") return;
    const [relation, column2] = node.path;
    if (!relation || !column2) return;
    used.set(relation.name, (used.get(relation.name) ?? /* @__PURE__ */ new Set()).add(column2.name));
  });
  return used;
}
function describeUse(use, usedColumns) {
  const { table: table2 } = use.relation;
  if (!table2) throw new TypeError("only tables of the catalog are used");
  return {
    relation: use.relation.id,
    table: table2,
    scanName: use.scanName,
    isCacheOnly: use.isCacheOnly,
    conjuncts: use.conjuncts,
    need: use.need,
    gates: use.gates,
    usedColumns
  };
}

// src/driver/sql-functions.ts
var sqlFunctions = [
  ...registeredFunctions.map(
    (row) => ({
      name: row.name,
      arity: row.isVariadic ? void 0 : row.arity,
      isDeterministic: row.isDeterministic,
      isReal: true,
      call: row.call
    })
  ),
  ...registeredAggregates.map(
    ({ name, arity, start, step, inverse, result: result2 }) => ({
      name,
      arity,
      isDeterministic: true,
      isReal: true,
      aggregate: { start, step, inverse, result: result2 }
    })
  )
];

// src/driver/cache-place.ts
var largestCacheBytes = 16 * 1024 ** 3;
function openCache(options, owner, ports) {
  const isKept = options.AutoCache || options.Offline;
  const location = isKept ? findLocation(options.CacheLocation, owner) : makeTemporaryPath();
  const storage = openStorage(location, { functions: sqlFunctions, schema: cacheSchema, warn: ports.warn });
  const cache = createCache({
    storage,
    clock: ports.clock,
    log: ports.log,
    toleranceMs: options.CacheTolerance * 1e3,
    isKept,
    isOffline: options.Offline,
    variant: chooseVariant(storage, options, owner),
    processes: localProcesses,
    maxBytes: largestCacheBytes
  });
  return {
    storage,
    cache,
    async close() {
      await cache.close();
      storage.close();
      if (!isKept) await removeDatabase(location);
    }
  };
}
function chooseVariant(storage, { StartDate }, owner) {
  const reading = ["", owner.version ?? "", StartDate ?? ""].join(" ").trimEnd();
  if (owner.isOwned && owner.owner === void 0) {
    const kept = pickOnly(
      listVariants(storage).filter((variant) => variant.replace(/^[^ ]*/, "") === reading),
      owner
    );
    if (kept !== void 0) return kept;
  }
  return nameOwner2(owner) + reading;
}
function findLocation(location, owner) {
  if (location !== void 0) return location === ":memory:" || isAbsolute2(location) ? location : resolve3(location);
  const folder = join3(findCacheFolder(), "intercom-sql");
  const profile = `${owner.profile.toLowerCase()}-`;
  if (!owner.isOwned || owner.owner !== void 0) return join3(folder, `${profile}${nameOwner2(owner)}.sqlite`);
  const only = pickOnly(listFiles(folder), owner, profile);
  return only === void 0 ? ":memory:" : join3(folder, only);
}
function listFiles(folder) {
  return existsSync2(folder) ? readdirSync(folder).filter((name) => name.endsWith(".sqlite")) : [];
}
function findCacheFolder() {
  if (process.platform === "win32") return process.env["LOCALAPPDATA"] ?? join3(homedir2(), "AppData", "Local");
  if (process.platform === "darwin") return join3(homedir2(), "Library", "Caches");
  const configured = process.env["XDG_CACHE_HOME"];
  return configured !== void 0 && isAbsolute2(configured) ? configured : join3(homedir2(), ".cache");
}
function makeTemporaryPath() {
  return join3(tmpdir(), `intercom-sql-${randomUUID2()}.sqlite`);
}
async function removeDatabase(path) {
  await Promise.all(["", "-wal", "-shm"].map((suffix) => rm(path + suffix, { force: true })));
}

// src/scan/json-path.ts
function compileFieldReader(path) {
  const depth = /^\^*/.exec(path)?.[0].length ?? 0;
  const inner = path.slice(depth);
  const readValue2 = compileValueReader(inner);
  return (row) => {
    let owner = row;
    for (let level = 0; level < depth; level++) owner = owner?.parent;
    for (; owner !== void 0; owner = owner.seenAs) {
      const found = readValue2(owner.value) ?? readKey2(owner, inner);
      if (found !== void 0) return found;
    }
    return void 0;
  };
}
function compileValueReader(path) {
  if (path === "." || path === "") return (value) => value;
  const segments = path.split(".");
  const [first = "", ...others] = segments;
  const rest = others.length > 1 ? others.join(".") : void 0;
  return (value) => {
    let found = value;
    for (const segment of segments) found = readMember(found, segment);
    return found === void 0 && rest !== void 0 ? readMember(readMember(value, first), rest) : found;
  };
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function readMember(value, name) {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return void 0;
  return value[name];
}
function readKey2(row, name) {
  return row.keys !== void 0 && Object.hasOwn(row.keys, name) ? row.keys[name] : void 0;
}

// src/http/exact-json.ts
var longIntegerPattern = /(?:^|[[:,\s])-?\d{16}/;
var stringOrNumberPattern = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
function parseJson(text2) {
  if (!longIntegerPattern.test(text2)) return JSON.parse(text2);
  const marked = text2.replace(stringOrNumberPattern, (token, content, colon) => {
    if (content === void 0) return isUnsafeInteger(token) ? `"i${token}"` : token;
    return colon === void 0 ? `"s${content}"` : token;
  });
  return JSON.parse(marked, (_, value) => {
    if (typeof value !== "string") return value;
    return value.startsWith("i") ? BigInt(value.slice(1)) : value.slice(1);
  });
}
function isUnsafeInteger(token) {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}
function formatJson(value) {
  const bigints = [];
  const plain = JSON.stringify(value, (_, item) => {
    if (typeof item !== "bigint") return item;
    bigints.push(item);
    return null;
  });
  if (plain === void 0) throw new TypeError("the value has no JSON form");
  if (bigints.length === 0) return plain;
  const marked = JSON.stringify(value, (_, item) => {
    if (typeof item === "bigint") return `i${item}`;
    return typeof item === "string" ? `s${item}` : item;
  });
  return marked.replace(stringOrNumberPattern, (token, content, colon) => {
    if (content === void 0 || colon !== void 0) return token;
    return content.startsWith("i") ? content.slice(1) : `"${content.slice(1)}"`;
  });
}

// src/http/abort-listener.ts
var listenersBySignal = /* @__PURE__ */ new WeakMap();
function onAbort(signal, listener) {
  const listeners = listenersBySignal.get(signal) ?? attach(signal);
  listeners.add(listener);
  return () => listeners.delete(listener);
}
function attach(signal) {
  const listeners = /* @__PURE__ */ new Set();
  listenersBySignal.set(signal, listeners);
  const tellAll = () => {
    for (const listener of listeners) listener();
  };
  signal.addEventListener("abort", tellAll, { once: true });
  return listeners;
}

// src/http/remote-message.ts
var longestMessage = 300;
function readRemoteMessage(body) {
  const whole = asRecord(body);
  const nested = asRecord(whole["error"]);
  const errors = whole["errors"];
  const first = Array.isArray(errors) ? asRecord(errors[0]) : {};
  const [fieldName, fieldMessage] = Object.entries(asRecord(errors))[0] ?? [];
  const field = readText3(first["field"]);
  const listMessage = readText3(first["message"]);
  const message = (listMessage !== void 0 && field !== void 0 ? `${listMessage} (${field})` : listMessage) ?? readText3(whole["message"]) ?? readText3(nested["message"]) ?? readText3(whole["error_description"]) ?? (fieldName === void 0 ? void 0 : `${fieldName}: ${readText3(fieldMessage) ?? "not valid"}`);
  const code = readText3(first["code"]) ?? readText3(whole["error_key"]) ?? readText3(nested["code"]) ?? readText3(whole["error"]) ?? readText3(whole["code"]);
  const requestId = readText3(whole["request_id"]);
  return {
    ...code === void 0 ? {} : { code },
    ...message === void 0 ? {} : { message },
    ...requestId === void 0 ? {} : { requestId }
  };
}
function asRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function readText3(value) {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return typeof value === "string" && value !== "" ? value : void 0;
}
function cleanText2(text2, scrub) {
  const clean = scrub(scrub(text2).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")).trim();
  return clean.length <= longestMessage ? clean : `${clean.slice(0, longestMessage - 1)}\u2026`;
}

// src/http/answer-error.ts
function createAnswerError2(rule, answer, subject, attempts) {
  const { service, requestName } = subject;
  const extras = readErrorExtras(answer, subject);
  const advice = rule.advice;
  const said = quoteMessage(answer, subject);
  if (rule.becomes === "credential_refused") {
    return createError("credential_refused", { service, reason: said ?? `status ${answer.status}`, advice }, extras);
  }
  if (rule.becomes === "permission_denied") {
    const slots = { service, action: subject.purpose, reason: said ?? `status ${answer.status}`, advice };
    return createError("permission_denied", slots, extras);
  }
  const where = answer.status >= 300 && answer.status < 400 ? describeRedirect(answer) : "";
  const reason = `${service} answered ${answer.status}${where}${said === void 0 ? "" : `: ${said}`}`;
  if (rule.becomes === "retry" && attempts > 1) {
    return createError("service_unavailable", { request: requestName, attempts, reason }, { ...extras, hint: advice });
  }
  return createError("request_failed", { request: requestName, reason, advice }, extras);
}
function createLimitError(waitMs, maxMs, subject, answer) {
  return createError(
    "rate_limited",
    { host: subject.host, seconds: Math.ceil(waitMs / 1e3), limit: maxMs / 1e3 },
    answer && readErrorExtras(answer, subject)
  );
}
function readErrorExtras(answer, subject) {
  const { code, requestId } = readRemoteMessage(answer.body);
  const id = requestId ?? answer.headers["x-request-id"];
  return {
    status: answer.status,
    remoteCode: code === void 0 ? void 0 : cleanText2(code, subject.scrub),
    requestId: id === void 0 ? void 0 : cleanText2(id, subject.scrub)
  };
}
function quoteMessage(answer, { scrub }) {
  const { code, message } = readRemoteMessage(answer.body);
  if (message === void 0) return code === void 0 ? void 0 : cleanText2(code, scrub);
  const said = cleanText2(message, scrub);
  return code === void 0 || code === message ? said : `${said} (${cleanText2(code, scrub)})`;
}
function describeRedirect(answer) {
  const location = answer.headers["location"] ?? "";
  return URL.canParse(location) ? `, a redirect to ${new URL(location).host}` : ", a redirect within its own address";
}

// src/http/answer-body.ts
async function readBody(bytes, headers, maxBytes) {
  let plain = bytes;
  if (headers["content-encoding"]?.toLowerCase() === "gzip" && bytes.length > 0) {
    const unpacked = await unpack(bytes, maxBytes);
    if (typeof unpacked === "string") return { text: "", problem: unpacked };
    plain = unpacked;
  }
  const text2 = new TextDecoder().decode(plain);
  if (text2.trim() === "") return { text: text2, problem: "is empty" };
  try {
    return { text: text2, value: parseJson(text2) };
  } catch {
    return { text: text2, problem: nameProblem2(text2, headers["content-type"]) };
  }
}
async function unpack(bytes, maxBytes) {
  const chunks = [];
  let size = 0;
  try {
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    for await (const chunk of unpacked) {
      size += chunk.length;
      if (size > maxBytes) return "is too large";
      chunks.push(chunk);
    }
  } catch {
    return "is cut off or damaged";
  }
  return Buffer.concat(chunks, size);
}
function nameProblem2(text2, contentType) {
  const mediaType = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (/json/.test(mediaType)) return /^\s*[[{"]/.test(text2) ? "is cut off or damaged" : "is not JSON";
  return /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? `is not JSON but ${mediaType}` : "is not JSON";
}

// src/http/exchange.ts
function exchange(dispatcher, request, limits) {
  if (limits.signal.aborted) return Promise.reject(limits.signal.reason);
  return new Promise((resolve4, reject) => {
    let controller;
    let isDone = false;
    const end = (settle, abortReason) => {
      if (isDone) return;
      isDone = true;
      clearTimeout(timer);
      stopListening();
      if (abortReason) controller?.abort(abortReason);
      settle();
    };
    const endEarly = (outcome) => end(() => resolve4(outcome), new Error(outcome.kind));
    const timer = setTimeout(
      () => endEarly({ kind: "timeout", isSent: controller !== void 0 }),
      Math.min(limits.timeoutMs, 2147483647)
    );
    const stopListening = onAbort(limits.signal, () => {
      end(() => reject(limits.signal.reason), new Error("aborted"));
    });
    const fail2 = (error) => end(() => resolve4({ kind: "fault", error, isSent: controller !== void 0 }));
    let status = 0;
    let headers = {};
    let size = 0;
    const chunks = [];
    const handler = {
      // Called when a socket is open, just before the first byte is written.
      onRequestStart(given) {
        controller = given;
        if (isDone) given.abort(new Error("too late"));
      },
      onResponseStart(_, statusCode, given) {
        status = statusCode;
        headers = joinHeaders(given);
      },
      onResponseData(_, chunk) {
        size += chunk.length;
        if (size > limits.maxBytes) endEarly({ kind: "oversize", maxBytes: limits.maxBytes });
        else chunks.push(chunk);
      },
      onResponseEnd() {
        end(() => resolve4({ kind: "answer", status, headers, bytes: Buffer.concat(chunks, size) }));
      },
      onResponseError(_, error) {
        fail2(error);
      }
    };
    try {
      const { isIdempotent, headers: sent, body, ...rest } = request;
      dispatcher.dispatch({ ...rest, headers: { ...sent }, body: body ?? null, idempotent: isIdempotent }, handler);
    } catch (error) {
      fail2(error);
    }
  });
}
function joinHeaders(given) {
  const joined = {};
  for (const [name, value] of Object.entries(given)) {
    if (value !== void 0) joined[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return joined;
}

// src/http/network-fault-table.ts
var trustAdvice = "If this is a private or a company's authority, give its certificate (PEM text or file) in SSLServerCert.";
var networkFaultTable = [
  { codes: ["ECONNREFUSED"], reason: "the connection was refused", firstRetries: 2 },
  { codes: ["ENOTFOUND"], reason: "the name was not found (DNS)", firstRetries: 0 },
  { codes: ["EAI_*"], reason: "the name could not be looked up (DNS did not answer)", firstRetries: 2 },
  { codes: ["UND_ERR_CONNECT_TIMEOUT", "ETIMEDOUT"], reason: "nothing answered the connection", firstRetries: 1 },
  {
    codes: ["EHOSTUNREACH", "ENETUNREACH", "ENETDOWN", "EADDRNOTAVAIL"],
    reason: "the network does not lead there",
    firstRetries: 1
  },
  {
    codes: ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "UND_ERR_DESTROYED"],
    reason: "the connection was closed before the answer was complete",
    firstRetries: 2
  },
  {
    codes: [
      "SELF_SIGNED_CERT_IN_CHAIN",
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "UNABLE_TO_GET_ISSUER_CERT*",
      "CERT_UNTRUSTED",
      "CERT_SIGNATURE_FAILURE"
    ],
    reason: "its certificate is not trusted",
    advice: trustAdvice,
    firstRetries: 0,
    isHopeless: true
  },
  {
    codes: ["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"],
    reason: "its certificate has expired or is not valid yet",
    advice: "Check this machine's date and time; if they are right, the server's certificate must be renewed.",
    firstRetries: 0,
    isHopeless: true
  },
  {
    codes: ["ERR_TLS_CERT_ALTNAME_INVALID"],
    reason: "its certificate belongs to another name",
    advice: "Check the address in URL, and whether a proxy stands between.",
    firstRetries: 0,
    isHopeless: true
  },
  {
    codes: ["ERR_SSL_*", "EPROTO", "ERR_TLS_*", "UND_ERR_PRX_TLS"],
    reason: "no secure connection could be agreed on (TLS)",
    advice: "Check that https:// is right for the address in URL or ProxyServer.",
    firstRetries: 0,
    isHopeless: true
  },
  { codes: ["HPE_*"], reason: "the answer is not HTTP", firstRetries: 1 },
  { codes: ["UND_ERR_HEADERS_OVERFLOW"], reason: "the headers of the answer are too large", firstRetries: 0 },
  {
    codes: ["UND_ERR_INVALID_ARG"],
    reason: "a header holds a character that HTTP does not allow",
    advice: "Check the credential for line breaks and characters beyond ASCII.",
    firstRetries: 0,
    isHopeless: true,
    isOwn: true
  }
];

// src/http/network-fault.ts
var tunnelPattern = /Proxy response \((\d{3})\)/;
function describeFault2(error) {
  const proxyStatus = tunnelPattern.exec(error.message)?.[1];
  if (proxyStatus !== void 0) return describeTunnel(Number(proxyStatus));
  const code = readCode4(error);
  const row = networkFaultTable.find(({ codes }) => codes.some((pattern3) => matchesCode(pattern3, code)));
  return {
    reason: row?.reason ?? `the network failed (${code ?? error.name})`,
    advice: row?.advice,
    firstRetries: row?.firstRetries ?? 2,
    isHopeless: row?.isHopeless ?? false,
    isOwn: row?.isOwn ?? false,
    isProxy: code === "UND_ERR_PRX_TLS"
  };
}
function describeTunnel(status) {
  return {
    reason: status === 407 ? "the proxy asks for a user name and a password" : `the proxy answered ${status} and did not connect`,
    advice: status === 407 ? "Write them into ProxyServer: http://user:password@host:port." : "Check ProxyServer, and whether the proxy may connect to the address in URL.",
    firstRetries: status >= 500 ? 2 : 0,
    isHopeless: status < 500,
    isOwn: false,
    isProxy: true
  };
}
function readCode4(error) {
  const { code, cause } = error;
  if (typeof code === "string") return code;
  return cause instanceof Error ? readCode4(cause) : void 0;
}
function matchesCode(pattern3, code) {
  if (code === void 0) return false;
  return pattern3.endsWith("*") ? code.startsWith(pattern3.slice(0, -1)) : code === pattern3;
}

// src/http/path.ts
function buildPath(template, values2) {
  const path = template.replace(/\{(\w+)\}/g, (_, name) => {
    const value = Object.hasOwn(values2, name) ? values2[name] : void 0;
    if (value === void 0 || value === "") throw refuse3(template, `it needs a value for "${name}"`);
    return encodeSegment(template, name, String(value));
  });
  if (path.split("/").some((segment) => segment === "." || segment === "..")) {
    throw refuse3(template, 'a segment would be "." or ".."');
  }
  return path;
}
function encodeSegment(template, name, value) {
  try {
    return encodeURIComponent(value);
  } catch {
    throw refuse3(template, `the value for "${name}" is not well-formed Unicode`);
  }
}
function refuse3(template, problem) {
  return createError("invalid_argument", {
    problem: `the path ${template} cannot be built: ${problem}`,
    advice: "Give an id as the service writes it."
  });
}
function buildQuery(query) {
  const pairs2 = Object.entries(query).flatMap(
    ([name, value]) => value === void 0 ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`]
  );
  return pairs2.length === 0 ? "" : `?${pairs2.join("&")}`;
}

// src/http/scrubber.ts
var mask2 = "***";
var secretHeaders = /* @__PURE__ */ new Set(["authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"]);
var shortestSecret = 4;
var secretFieldPattern = /("(?:access_token|refresh_token|id_token|token|client_secret|code_verifier|password|api_key)"\s*:\s*)"[^"\\]*(?:\\.[^"\\]*)*"?/gi;
function createScrubber() {
  const secrets = /* @__PURE__ */ new Set();
  return {
    remember(headers) {
      for (const [name, value] of Object.entries(headers)) {
        if (!secretHeaders.has(name.toLowerCase())) continue;
        for (const secret of [value, value.slice(value.indexOf(" ") + 1).trim()]) {
          if (secret.length < shortestSecret) continue;
          for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
            secrets.add(form);
        }
      }
    },
    scrub(text2) {
      let scrubbed = text2;
      for (const secret of [...secrets].sort((left2, right2) => right2.length - left2.length)) {
        scrubbed = scrubbed.replaceAll(secret, mask2);
      }
      return scrubbed;
    }
  };
}
function formatHeaders(headers) {
  return Object.entries(headers).map(([name, value]) => `${name}: ${secretHeaders.has(name.toLowerCase()) ? mask2 : value}`).join("; ");
}
function maskSecretFields(json) {
  return json.replace(secretFieldPattern, `$1"${mask2}"`);
}

// src/http/request-log.ts
var module = "http";
var longestBody = 2e4;
function logMessage(log, scrubber, message) {
  log.write(3, module, scrubber.scrub(`> ${formatHeaders(message.headers)}`));
  if (message.body !== void 0) log.write(4, module, `> ${showBody(message.body, scrubber)}`);
}
function logAnswer(log, scrubber, headers, bodyText) {
  log.write(3, module, scrubber.scrub(`< ${formatHeaders(headers)}`));
  if (bodyText !== "") log.write(4, module, `< ${showBody(bodyText, scrubber)}`);
}
function logAttempt(log, scrubber, info, queryNames, outcome) {
  const { method, path, ...figures } = info;
  const query = queryNames.length === 0 ? "" : `?${queryNames.join("&")}`;
  log.write(2, module, scrubber.scrub(`${method} ${path}${query} ${outcome}`), figures);
}
function showBody(text2, scrubber) {
  return maskSecretFields(scrubber.scrub(text2).slice(0, longestBody));
}

// src/http/attempt.ts
var maxAnswerBytes2 = 64 * 1024 * 1024;
async function makeAttempt(parts, attempt) {
  const { options, gate, limiter } = parts;
  const { clock } = options;
  const { signal } = attempt;
  const authorize = attempt.request.authorize ?? options.authorize;
  const credential = await authorize?.getHeaders(signal) ?? {};
  parts.scrubber.remember(credential);
  const message = buildMessage(parts, attempt, credential);
  const leave = await gate.enter(signal);
  let wire;
  try {
    const queuedAtMs = clock.now();
    const excessMs = await limiter.acquire(options.maxRateLimitDelayMs, signal);
    if (excessMs !== void 0) return { excessMs };
    wire = await sendOnce(parts, attempt, message, attempt.pausedMs + clock.now() - queuedAtMs);
  } finally {
    leave();
  }
  if (wire.kind !== "answer") return { outcome: wire, credential };
  const body = await readBody(wire.bytes, wire.headers, maxAnswerBytes2);
  logAnswer(options.log, parts.scrubber, wire.headers, body.text);
  return { outcome: { kind: "answer", status: wire.status, headers: wire.headers, body }, credential };
}
function buildMessage({ options, base }, { request, isIdempotent }, credential) {
  const prefix = base.pathname.replace(/\/+$/, "");
  const headers = { "accept-encoding": "gzip" };
  for (const [name, value] of [...Object.entries(options.headers), ...Object.entries(credential)]) {
    headers[name.toLowerCase()] = value;
  }
  if (request.body !== void 0) headers["content-type"] = "application/json";
  return {
    origin: base.origin,
    path: `${prefix}${request.path}${buildQuery(request.query ?? {})}`,
    method: request.method,
    headers,
    body: request.body === void 0 ? void 0 : formatJson(request.body),
    isIdempotent
  };
}
async function sendOnce({ options, dispatcher, limiter, scrubber }, attempt, message, waitMs) {
  const { request, signal } = attempt;
  const startedAtMs = options.clock.now();
  let outcome;
  try {
    logMessage(options.log, scrubber, message);
    if (!attempt.isIdempotent) await new Promise((resolve4) => setImmediate(resolve4));
    outcome = await exchange(dispatcher, message, { timeoutMs: options.timeoutMs, maxBytes: maxAnswerBytes2, signal });
    return outcome;
  } finally {
    const answer = outcome?.kind === "answer" ? outcome : void 0;
    limiter.finish(answer?.headers);
    const info = {
      method: request.method,
      path: scrubber.scrub(request.path),
      ...answer ? { status: answer.status } : {},
      waitMs,
      durationMs: options.clock.now() - startedAtMs,
      attempt: attempt.number
    };
    logAttempt(options.log, scrubber, info, Object.keys(request.query ?? {}), nameOutcome(outcome));
    request.observer?.onRequest(info);
  }
}
function nameOutcome(outcome) {
  if (outcome === void 0) return "cancelled";
  if (outcome.kind === "answer") return String(outcome.status);
  return outcome.kind === "fault" ? describeFault2(outcome.error).reason : outcome.kind;
}

// src/http/backoff.ts
var baseMs = 500;
var capMs = 3e4;
function getBackoffMs(failures, random) {
  return Math.round(random() * Math.min(capMs, baseMs * 2 ** (failures - 1)));
}
function getFirstContactMs(random) {
  return 100 + Math.round(random() * 200);
}
var afterResetMs = 250;
function getResumeMs(facts, refusals2, random) {
  const { nowMs, resetAtMs } = facts;
  const told = resetAtMs ?? readRetryAfter(facts.retryAfter, nowMs);
  if (told === void 0) return nowMs + 1e3 + getBackoffMs(refusals2 + 1, random);
  return Math.max(nowMs, told) + afterResetMs + Math.round(random() * afterResetMs * refusals2);
}
function readRetryAfter(text2, nowMs) {
  if (text2 === void 0) return void 0;
  const atMs = /^\s*\d+\s*$/.test(text2) ? nowMs + Number(text2) * 1e3 : Date.parse(text2);
  return Number.isNaN(atMs) ? void 0 : atMs;
}

// src/http/concurrency-gate.ts
var ConcurrencyGate = class {
  #waiting = /* @__PURE__ */ new Set();
  #free;
  /** Lets `size` through at once. */
  constructor(size) {
    this.#free = size;
  }
  /**
   * Waits for a place.
   * @returns Gives the place back; call it once.
   * @throws The signal's reason when it aborts.
   */
  async enter(signal) {
    if (signal.aborted) throw signal.reason;
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(signal);
    return () => {
      const [next] = this.#waiting;
      if (next) next();
      else this.#free += 1;
    };
  }
  #wait(signal) {
    return new Promise((resolve4, reject) => {
      const enter = () => {
        this.#waiting.delete(enter);
        stopListening();
        resolve4();
      };
      const stopListening = onAbort(signal, () => {
        this.#waiting.delete(enter);
        reject(signal.reason);
      });
      this.#waiting.add(enter);
    });
  }
};

// src/http/dispatcher.ts
import { X509Certificate } from "node:crypto";
import { rootCertificates } from "node:tls";
import { Agent, ProxyAgent } from "undici";
var longestConnectMs = 1e4;
function createDispatcher(options) {
  const trust = options.ca === void 0 ? {} : { ca: [...rootCertificates, ...readCertificates(options.ca)] };
  const connect2 = { ...trust, timeout: Math.min(options.timeoutMs, longestConnectMs) };
  const common = { connections: options.maxConcurrency, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 };
  if (options.proxyUrl === void 0) return new Agent({ ...common, connect: connect2 });
  const proxy = readProxyUrl(options.proxyUrl);
  return new ProxyAgent({ ...common, uri: proxy.origin, ...proxy.credential, requestTls: connect2, proxyTls: connect2 });
}
function readProxyUrl(text2) {
  const url = URL.canParse(text2) ? new URL(text2) : void 0;
  const user = url && decodeUser(url);
  if (!url || user === void 0 || !/^https?:$/.test(url.protocol)) {
    throw createError("bad_property_value", {
      name: "ProxyServer",
      place: "",
      problem: "it is not the URL of a proxy",
      expected: "Write http://host:port or http://user:password@host:port."
    });
  }
  return {
    origin: url.origin,
    address: formatAddress(url),
    credential: user === ":" ? {} : { token: `Basic ${Buffer.from(user).toString("base64")}` }
  };
}
function decodeUser(url) {
  try {
    return `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  } catch {
    return void 0;
  }
}
function formatAddress(url) {
  return `${url.hostname}:${url.port || (url.protocol === "https:" ? 443 : 80)}`;
}
function readCertificates(pem) {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0 || !blocks.every(isCertificate)) {
    throw createError("bad_property_value", {
      name: "SSLServerCert",
      place: "",
      problem: "it holds no certificate that can be read",
      expected: "Give certificates as PEM: text or a file with -----BEGIN CERTIFICATE----- blocks."
    });
  }
  return blocks;
}
function isCertificate(pem) {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

// src/http/limit-window.ts
var clockToleranceMs = 2e3;
function readLimit(headers, names3, nowMs) {
  const [limit, remaining, resetSeconds] = [names3.limit, names3.remaining, names3.reset].map(
    (name) => Number.parseFloat(headers[name.toLowerCase()] ?? "")
  );
  if (limit === void 0 || remaining === void 0 || resetSeconds === void 0) return void 0;
  if (![limit, remaining, resetSeconds].every(Number.isFinite) || limit < 1) return void 0;
  const dateMs = Date.parse(headers["date"] ?? "");
  const isSkewed = Math.abs(dateMs - nowMs) > clockToleranceMs;
  return { limit, remaining: Math.max(0, remaining), resetSeconds, skewMs: isSkewed ? dateMs + 500 - nowMs : 0 };
}
var resetMarginMs = 100;
var LimitWindow = class {
  limit;
  remaining;
  #windowMs;
  #resetSeconds;
  #skewMs;
  /** Begins with what the first answer said. */
  constructor(reading, windowMs) {
    ({ limit: this.limit, remaining: this.remaining } = reading);
    ({ resetSeconds: this.#resetSeconds, skewMs: this.#skewMs } = reading);
    this.#windowMs = windowMs;
  }
  /** When the window ends, in milliseconds of our clock. */
  get resetAtMs() {
    return this.#resetSeconds * 1e3 - this.#skewMs;
  }
  /** Takes in what another answer said. */
  learn(reading) {
    this.limit = reading.limit;
    if (reading.resetSeconds > this.#resetSeconds) {
      this.remaining = reading.remaining;
      this.#resetSeconds = reading.resetSeconds;
      this.#skewMs = reading.skewMs;
    } else if (reading.resetSeconds === this.#resetSeconds) {
      this.remaining = Math.min(this.remaining, reading.remaining);
    }
  }
  /** Counts a call whose answer did not tell the limit. */
  countUntold() {
    this.remaining = Math.max(0, this.remaining - 1);
  }
  /** Moves on to the window of this time: until an answer tells otherwise, windows follow one another without a gap and begin full. */
  roll(nowMs) {
    const lateMs = nowMs - this.#opensAtMs;
    if (lateMs < 0) return;
    this.#resetSeconds += this.#windowMs / 1e3 * (Math.floor(lateMs / this.#windowMs) + 1);
    this.remaining = this.limit;
  }
  /** Milliseconds until one more call is allowed while `inFlight` are under way; 0 when it is allowed now. */
  getWaitMs(nowMs, inFlight) {
    this.roll(nowMs);
    return this.remaining - inFlight >= 1 ? 0 : this.#opensAtMs - nowMs;
  }
  get #opensAtMs() {
    return this.resetAtMs + resetMarginMs;
  }
};

// src/http/token-bucket.ts
var TokenBucket = class {
  capacity;
  perMs;
  #tokens;
  #filledAtMs;
  /** Starts full. */
  constructor(capacity, perMs, nowMs) {
    this.capacity = capacity;
    this.perMs = perMs;
    this.#tokens = capacity;
    this.#filledAtMs = nowMs;
  }
  /** Milliseconds until a token is there; 0 when there is one now. */
  getWaitMs(nowMs) {
    this.#fill(nowMs);
    return this.#tokens >= 1 - 1e-6 ? 0 : Math.ceil((1 - this.#tokens) / this.perMs);
  }
  /** Takes one token; call it only when {@link getWaitMs} gave 0. */
  take() {
    this.#tokens = Math.max(0, this.#tokens - 1);
  }
  #fill(nowMs) {
    const elapsedMs = Math.max(0, nowMs - this.#filledAtMs);
    this.#tokens = Math.min(this.capacity, this.#tokens + elapsedMs * this.perMs);
    this.#filledAtMs = nowMs;
  }
};
function createMinuteBucket(perMinute, nowMs) {
  const burst = Math.max(1, Math.floor(perMinute / 20));
  return new TokenBucket(burst, (perMinute - burst + 1) / 6e4, nowMs);
}

// src/http/rate-limiter.ts
var burstShare = 0.2;
var RateLimiter = class {
  #clock;
  #headers;
  #waiters = /* @__PURE__ */ new Set();
  #window;
  #pace;
  #cap;
  #blockedUntilMs = 0;
  #inFlight = 0;
  #hasHeardLimit;
  #alarm;
  /** Without header names only the cap applies. */
  constructor(clock, headers, requestsPerMinute) {
    this.#clock = clock;
    this.#headers = headers;
    this.#hasHeardLimit = headers === void 0;
    this.tighten(requestsPerMinute);
  }
  /** Lowers our own cap; where several clients share the limiter, the lowest holds. */
  tighten(requestsPerMinute) {
    if (requestsPerMinute === void 0 || requestsPerMinute >= (this.#cap?.perMinute ?? Number.POSITIVE_INFINITY))
      return;
    const bucket = createMinuteBucket(requestsPerMinute, this.#clock.now());
    this.#cap = { perMinute: requestsPerMinute, bucket };
  }
  /**
   * Waits for leave to make one call.
   * @returns undefined when the call may be made now; else the milliseconds that it would have to wait, which are more than `maxWaitMs`.
   * @throws The signal's reason when it aborts.
   */
  acquire(maxWaitMs, signal) {
    if (signal.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve4, reject) => {
      const waiter = {
        maxWaitMs,
        settle: (excessMs) => {
          stopListening();
          resolve4(excessMs);
        }
      };
      this.#waiters.add(waiter);
      const stopListening = onAbort(signal, () => {
        this.#waiters.delete(waiter);
        reject(signal.reason);
        this.#admit();
      });
      this.#admit();
    });
  }
  /** Reports that a call has ended; `headers` are those of its answer, absent when none came. */
  finish(headers) {
    this.#inFlight -= 1;
    if (this.#headers) this.#learn(this.#headers, headers);
    this.#admit();
  }
  /** Holds all calls back until a time, in milliseconds since 1970. */
  block(untilMs) {
    this.#blockedUntilMs = Math.max(this.#blockedUntilMs, untilMs);
  }
  /** What is known now. */
  snapshot() {
    this.#window?.roll(this.#clock.now());
    return {
      limit: this.#window?.limit ?? null,
      remaining: this.#window?.remaining ?? null,
      resetAtMs: this.#window?.resetAtMs ?? null,
      windowMs: this.#window === void 0 ? null : this.#headers?.windowMs ?? null,
      requestsPerMinute: this.#cap?.perMinute ?? null,
      inFlight: this.#inFlight,
      waiting: this.#waiters.size
    };
  }
  #learn(names3, headers) {
    const nowMs = this.#clock.now();
    const reading = headers && readLimit(headers, names3, nowMs);
    if (headers) this.#hasHeardLimit = true;
    if (!reading) {
      this.#window?.countUntold();
      return;
    }
    if (this.#window) this.#window.learn(reading);
    else this.#window = new LimitWindow(reading, names3.windowMs);
    const perMs = reading.limit / names3.windowMs;
    if (this.#pace?.perMs !== perMs) {
      this.#pace = new TokenBucket(Math.max(1, Math.floor(reading.limit * burstShare)), perMs, nowMs);
    }
  }
  #admit() {
    for (const waiter of this.#waiters) {
      const waitMs2 = this.#getWaitMs();
      if (waitMs2 === 0) {
        this.#inFlight += 1;
        this.#pace?.take();
        this.#cap?.bucket.take();
      } else if (waitMs2 === void 0 || waitMs2 <= waiter.maxWaitMs) {
        continue;
      }
      this.#waiters.delete(waiter);
      waiter.settle(waitMs2 === 0 ? void 0 : waitMs2);
    }
    const waitMs = this.#waiters.size === 0 ? void 0 : this.#getWaitMs();
    if (waitMs === void 0) this.#clearAlarm();
    else this.#setAlarm(this.#clock.now() + waitMs);
  }
  // undefined: only the end of a call can tell.
  #getWaitMs() {
    const nowMs = this.#clock.now();
    if (!this.#hasHeardLimit && this.#inFlight > 0) return void 0;
    return Math.max(
      this.#blockedUntilMs - nowMs,
      this.#window?.getWaitMs(nowMs, this.#inFlight) ?? 0,
      this.#pace?.getWaitMs(nowMs) ?? 0,
      this.#cap?.bucket.getWaitMs(nowMs) ?? 0,
      0
    );
  }
  #setAlarm(atMs) {
    if (this.#alarm?.atMs === atMs) return;
    this.#clearAlarm();
    const controller = new AbortController();
    const alarm = { atMs, controller };
    this.#alarm = alarm;
    const ring = () => {
      if (this.#alarm !== alarm) return;
      this.#alarm = void 0;
      this.#admit();
    };
    this.#clock.sleep(atMs - this.#clock.now(), controller.signal).then(ring, () => void 0);
  }
  #clearAlarm() {
    this.#alarm?.controller.abort();
    this.#alarm = void 0;
  }
};

// src/http/limiter-registry.ts
var shared = /* @__PURE__ */ new Map();
function leaseLimiter(options) {
  const { baseUrl, clock, limiterKey, limitHeaders, requestsPerMinute } = options;
  const create = () => new RateLimiter(clock, limitHeaders, requestsPerMinute);
  if (limiterKey === void 0) return { limiter: create(), release: () => void 0 };
  const key = JSON.stringify([baseUrl, limiterKey]);
  const entry = shared.get(key) ?? { limiter: create(), users: 0 };
  shared.set(key, entry);
  entry.users += 1;
  entry.limiter.tighten(requestsPerMinute);
  return {
    limiter: entry.limiter,
    release() {
      entry.users -= 1;
      if (entry.users === 0) shared.delete(key);
    }
  };
}

// src/http/error-rule-table.ts
var defaultErrorRules = [
  {
    status: "3xx",
    becomes: "request_failed",
    advice: "Redirects are not followed, so that the credential goes nowhere else. Set URL to the final address."
  },
  {
    status: 401,
    becomes: "credential_refused",
    advice: "Check that the credential is complete, was not revoked, and belongs to this address."
  },
  { status: 402, becomes: "permission_denied", advice: "The plan of the account does not include this." },
  {
    status: 403,
    becomes: "permission_denied",
    advice: "Give the credential this permission, or check that the plan of the account includes it."
  },
  {
    status: 404,
    becomes: "request_failed",
    advice: "There is nothing at this address: it was deleted, never existed, or belongs to another account."
  },
  { status: 408, becomes: "retry", advice: "Narrow the statement, or try again later." },
  { status: 409, becomes: "request_failed", advice: "It conflicts with what the service holds now; read it again." },
  { status: 429, becomes: "rate_limited", advice: "Try again later, or raise MaxRateLimitDelay." },
  { status: "5xx", becomes: "retry", advice: "The service seems to be in trouble. Try again later." },
  { becomes: "request_failed", advice: "Change the request as the reason says." }
];
function findErrorRule(rules2, status, code) {
  const found = [...rules2, ...defaultErrorRules].find(
    (rule) => matchesStatus(rule.status, status) && (rule.code === void 0 || rule.code === code)
  );
  return found ?? { becomes: "request_failed", advice: "" };
}
function matchesStatus(wanted, status) {
  if (wanted === void 0) return true;
  return typeof wanted === "number" ? wanted === status : wanted === `${Math.floor(status / 100)}xx`;
}

// src/http/verdict.ts
var maxTimeouts = 3;
var unsureAdvice = "It was not repeated and may have taken effect: check before you try again.";
function judge(outcome, context) {
  switch (outcome.kind) {
    case "answer":
      return judgeAnswer2(outcome, context);
    case "timeout":
      if (!outcome.isSent) return judgeUnsent(describeFault2(connectTimeout), connectTimeout, context);
      return retryOr(
        context,
        Math.min(maxTimeouts, context.maxAttempts),
        () => createError(
          "request_timeout",
          { request: context.requestName, seconds: context.timeoutMs / 1e3 },
          context.isIdempotent ? {} : { hint: unsureAdvice }
        )
      );
    case "fault":
      return outcome.isSent ? judgeBroken(describeFault2(outcome.error), outcome.error, context) : judgeUnsent(describeFault2(outcome.error), outcome.error, context);
    case "oversize":
      return fail(createBodyError("is too large", context, "Ask for fewer rows at once: lower Pagesize."));
  }
}
var connectTimeout = Object.assign(new Error("connect timeout"), { code: "UND_ERR_CONNECT_TIMEOUT" });
function judgeAnswer2(answer, context) {
  const { status, headers } = answer;
  const { problem, value: body } = answer.body;
  if (context.acceptStatuses.includes(status)) return { kind: "respond" };
  if (status >= 200 && status < 300) {
    if (problem === void 0) return { kind: "respond" };
    if (problem === "is empty" && (!context.isBodyNeeded || status !== 200)) return { kind: "respond" };
    return retryOr(
      context,
      context.maxAttempts,
      () => createBodyError(
        problem,
        context,
        context.isIdempotent ? `Check that URL is the address of ${context.service}'s API and that nothing answers in its place.` : unsureAdvice,
        readErrorExtras({ status, headers, body }, context)
      )
    );
  }
  const found = findErrorRule(context.rules, status, readRemoteMessage(body).code);
  const rule = found.becomes === "retry" && !context.isIdempotent ? { ...found, advice: unsureAdvice } : found;
  const createRuleError = () => createAnswerError2(rule, { status, headers, body }, context, context.failures);
  switch (rule.becomes) {
    case "credential_refused":
      return { kind: "reauthorize", error: createRuleError() };
    case "rate_limited":
      return { kind: "wait_for_limit" };
    case "retry":
      return retryOr(context, context.maxAttempts, createRuleError, rule.waitMs);
    case "permission_denied":
    case "request_failed":
      return fail(createRuleError());
  }
}
function judgeUnsent(fault, cause, context) {
  const mostRetries = context.hasConnected ? context.maxAttempts - 1 : fault.firstRetries;
  if (!fault.isHopeless && context.failures <= Math.min(mostRetries, context.maxAttempts - 1)) {
    const { failures, hasConnected, random } = context;
    return { kind: "retry", afterMs: hasConnected ? getBackoffMs(failures, random) : getFirstContactMs(random) };
  }
  if (fault.isOwn) {
    const slots = { request: context.requestName, reason: fault.reason, advice: fault.advice ?? "" };
    return fail(createError("request_failed", slots, { cause }));
  }
  const isAtProxy = context.proxyAddress !== void 0 && (fault.isProxy || fault.advice === void 0);
  const host = isAtProxy ? `${context.host} through the proxy ${context.proxyAddress}` : context.host;
  return fail(createError("connect_failed", { host, reason: fault.reason }, { hint: fault.advice, cause }));
}
function judgeBroken(fault, cause, context) {
  const mostAttempts = fault.isHopeless ? 1 : context.maxAttempts;
  return retryOr(context, mostAttempts, () => {
    const { requestName: request, failures: attempts } = context;
    if (attempts > 1) return createError("service_unavailable", { request, attempts, reason: fault.reason }, { cause });
    const advice = context.isIdempotent ? "Try again later." : unsureAdvice;
    return createError("request_failed", { request, reason: fault.reason, advice }, { cause });
  });
}
function retryOr(context, mostAttempts, createFailure, waitMs) {
  if (!context.isIdempotent || context.failures >= mostAttempts) return fail(createFailure());
  const jitteredMs = waitMs === void 0 ? getBackoffMs(context.failures, context.random) : waitMs + getFirstContactMs(context.random);
  return { kind: "retry", afterMs: jitteredMs };
}
function createBodyError(problem, context, advice, extras) {
  return createError("bad_response", { request: context.requestName, reason: `the answer ${problem}`, advice }, extras);
}
function fail(error) {
  return { kind: "fail", error };
}

// src/http/http-client.ts
var maxAttempts = 6;
function createHttpClient(options) {
  const base = readBaseUrl(options.baseUrl);
  const dispatcher = createDispatcher(options);
  const lease = leaseLimiter(options);
  const scrubber = createScrubber();
  scrubber.remember(options.headers);
  const gate = new ConcurrencyGate(options.maxConcurrency);
  const proxyAddress = options.proxyUrl === void 0 ? void 0 : readProxyUrl(options.proxyUrl).address;
  const parts = { options, base, proxyAddress, dispatcher, gate, limiter: lease.limiter, scrubber };
  const contact = { hasConnected: false };
  const underWay = /* @__PURE__ */ new Set();
  let isClosed = false;
  return {
    async send(request) {
      if (isClosed) throw createError("connection_closed", {});
      const life = new AbortController();
      underWay.add(life);
      const stopListening = request.signal === void 0 ? void 0 : followSignal(request.signal, life);
      try {
        return await sendUntilSettled(parts, contact, request, life.signal);
      } catch (error) {
        throw life.signal.aborted ? life.signal.reason : error;
      } finally {
        stopListening?.();
        underWay.delete(life);
      }
    },
    limits: () => lease.limiter.snapshot(),
    async close() {
      if (isClosed) return;
      isClosed = true;
      lease.release();
      for (const life of underWay) life.abort(createError("connection_closed", {}));
      await dispatcher.destroy();
    }
  };
}
function readBaseUrl(text2) {
  const url = URL.canParse(text2) ? new URL(text2) : void 0;
  const isLoopback2 = url !== void 0 && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  const problem = url === void 0 ? "it is not a URL" : url.username || url.password || url.search || url.hash ? "it has a user name, a query or a fragment" : url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback2) ? "only https is safe for a credential, and http on this machine itself" : void 0;
  if (url !== void 0 && problem === void 0) return url;
  const expected = "Write https://host/path, or http://127.0.0.1:port for a service on this machine.";
  throw createError("bad_property_value", { name: "URL", place: "", problem: problem ?? "", expected });
}
function followSignal(signal, life) {
  const end = () => {
    const reason = signal.reason;
    life.abort(reason instanceof ProviderError ? reason : createError("cancelled", {}, { cause: reason }));
  };
  if (!signal.aborted) return onAbort(signal, end);
  end();
  return void 0;
}
async function sendUntilSettled(parts, contact, request, signal) {
  signal.throwIfAborted();
  const { clock, random, maxRateLimitDelayMs } = parts.options;
  checkPath(request.path);
  const isIdempotent = request.isIdempotent ?? request.method === "GET";
  let failures = 0;
  let refusals2 = 0;
  let limitWaitMs = 0;
  let pausedMs = 0;
  let isReauthorized = false;
  for (let number2 = 1; ; number2++) {
    const result2 = await makeAttempt(parts, { request, isIdempotent, number: number2, pausedMs, signal });
    const circumstances = {
      ...describeRequest(parts, request, isIdempotent),
      failures: failures + 1,
      hasConnected: contact.hasConnected
    };
    if ("excessMs" in result2) throw createLimitError(result2.excessMs, maxRateLimitDelayMs, circumstances);
    const { outcome, credential } = result2;
    const verdict = judge(outcome, circumstances);
    contact.hasConnected ||= outcome.kind === "answer";
    pausedMs = 0;
    switch (verdict.kind) {
      case "respond":
        return readResponse(outcome);
      case "fail":
        throw verdict.error;
      case "reauthorize": {
        const authorize = request.authorize ?? parts.options.authorize;
        if (isReauthorized || !await authorize?.handleUnauthorized(credential, signal)) throw verdict.error;
        isReauthorized = true;
        break;
      }
      case "wait_for_limit": {
        refusals2 += 1;
        const answer = asAnswer(outcome);
        const nowMs = clock.now();
        const resumeMs = getResumeMs({ nowMs, ...readResetFacts(parts, answer, nowMs) }, refusals2, random);
        limitWaitMs += resumeMs - nowMs;
        if (limitWaitMs > maxRateLimitDelayMs) {
          throw createLimitError(resumeMs - nowMs, maxRateLimitDelayMs, circumstances, answer);
        }
        parts.limiter.block(resumeMs);
        break;
      }
      case "retry":
        failures += 1;
        pausedMs = verdict.afterMs;
        await clock.sleep(pausedMs, signal);
    }
  }
}
function checkPath(path) {
  if (!/^\/[^?#\s]*$/.test(path) || /(^|\/)\.\.?(\/|$)/.test(path)) {
    throw createError("internal", { problem: `"${path}" is not the encoded path of a request` });
  }
}
function describeRequest({ options, base, proxyAddress, scrubber }, request, isIdempotent) {
  const { method, path } = request;
  const requestName = scrubber.scrub(`${method} ${path}`);
  return {
    service: options.service,
    host: formatAddress(base),
    proxyAddress,
    requestName,
    purpose: request.purpose ?? requestName,
    scrub: (text2) => scrubber.scrub(text2),
    timeoutMs: options.timeoutMs,
    rules: options.errors,
    isIdempotent,
    isBodyNeeded: method === "GET" || method === "POST" && isIdempotent,
    acceptStatuses: request.acceptStatuses ?? [],
    maxAttempts: Math.min(maxAttempts, request.maxAttempts ?? maxAttempts),
    random: options.random
  };
}
function readResponse(outcome) {
  const { status, headers, body } = asAnswer(outcome);
  return { status, headers, body };
}
function asAnswer(outcome) {
  if (outcome.kind !== "answer") throw createError("internal", { problem: "an answer was judged that never came" });
  return { status: outcome.status, headers: outcome.headers, body: outcome.body.value };
}
function readResetFacts({ options }, { headers }, nowMs) {
  const reading = options.limitHeaders && readLimit(headers, options.limitHeaders, nowMs);
  const resetAtMs = reading && reading.resetSeconds * 1e3 - reading.skewMs;
  return { resetAtMs, retryAfter: headers["retry-after"] };
}

// src/scan/envelope.ts
function findRows(body, path) {
  if (path === "." && isObject(body)) return [body];
  if (isList3(body)) return body;
  if (!isObject(body)) return void 0;
  const found = compileInnerRows(path)(body);
  if (found !== void 0) return found;
  if (body["id"] !== void 0 || Number(body["total_count"] ?? Number.NaN) === 0) return [];
  return path.includes(".") ? void 0 : findList(body, path);
}
function readTotal(body) {
  const total = isObject(body) ? body["total_count"] : void 0;
  return typeof total === "number" ? total : void 0;
}
function compileInnerRows(path) {
  const segments = path.split(".");
  const name = segments.at(-1) ?? "";
  const read = compileValueReader(path);
  const readEnvelope = compileValueReader(segments.slice(0, -1).join("."));
  return (value) => {
    const found = read(value);
    if (found === void 0) return segments.length === 1 ? void 0 : findData(readEnvelope(value));
    if (isList3(found)) return found;
    return isObject(found) ? findList(found, name) : [];
  };
}
function findData(envelope) {
  return isObject(envelope) && isList3(envelope["data"]) ? envelope["data"] : void 0;
}
function findList(envelope, name) {
  const lists = [envelope[name], envelope["data"], ...Object.values(envelope)].filter(isList3);
  return lists[0];
}
function isList3(value) {
  return Array.isArray(value);
}

// src/scan/loop-guard.ts
var maxEmptyPages = 5;
var maxEqualPages = 3;
function createLoopGuard(request) {
  const positions = /* @__PURE__ */ new Set();
  let lastPage = "";
  let equalPages = 0;
  return {
    check(rows2, next) {
      const page = formatJson([rows2.length, rows2[0] ?? null, rows2.at(-1) ?? null]);
      equalPages = page === lastPage ? equalPages + 1 : 1;
      lastPage = page;
      if (next === void 0) return;
      if (equalPages >= (rows2.length === 0 ? maxEmptyPages : maxEqualPages)) {
        const what = rows2.length === 0 ? "an empty page" : "the same page";
        throw createLoopError(request, `${what} came ${equalPages} times in a row`);
      }
      const position = formatJson(next);
      if (positions.has(position)) throw createLoopError(request, "the place of the next page came twice");
      positions.add(position);
    }
  };
}
function createLoopError(request, reason) {
  return createError("bad_response", {
    request,
    reason: `its pages do not end: ${reason}`,
    advice: "Try again later; a predicate that is pushed down (see EXPLAIN) makes fewer pages."
  });
}

// src/scan/paging-table.ts
var pagingTable = {
  none: { buildParameters: () => ({}), findNext: () => void 0, isSizeFree: false },
  cursor: {
    buildParameters: (size, position) => ({ ...position, ...writeSize(size) }),
    findNext: findCursor,
    isSizeFree: true
  },
  page: {
    buildParameters: (size, position) => ({ page: 1, ...position, ...writeSize(size) }),
    findNext: findPage,
    isSizeFree: false
  },
  scroll: { buildParameters: (_, position) => ({ ...position }), findNext: findScroll, isSizeFree: false }
};
function writeSize(size) {
  return size === void 0 ? {} : { per_page: size };
}
var readNext = compileValueReader("pages.next");
function findCursor({ body }) {
  const next = readNext(body);
  if (typeof next === "string") return readAddress(next);
  const cursor = isObject(next) ? readText4(next["starting_after"]) : void 0;
  if (cursor !== void 0) return { starting_after: cursor };
  if (!isObject(body) || body["has_more"] === false) return void 0;
  const flat = readText4(body["next_cursor"]);
  return flat === void 0 ? void 0 : { cursor: flat };
}
function findPage({ body, position, size, rowCount }) {
  const pages2 = isObject(body) && isObject(body["pages"]) ? body["pages"] : body;
  const current = Number(position?.["page"] ?? 1);
  const total = isObject(pages2) ? Number(readText4(pages2["total_pages"]) ?? Number.NaN) : Number.NaN;
  if (!Number.isNaN(total)) return current < total ? { page: String(current + 1) } : void 0;
  const next = readNext(body);
  if (typeof next === "string") return readAddress(next);
  if (isObject(next)) return { page: readText4(next["page"]) ?? String(current + 1) };
  const isTold = pages2 !== body;
  return isTold || size === void 0 || rowCount < size ? void 0 : { page: String(current + 1) };
}
function findScroll({ body }) {
  const cursor = isObject(body) ? readText4(body["scroll_param"]) : void 0;
  return cursor === void 0 ? void 0 : { scroll_param: cursor };
}
function readAddress(address) {
  const query = address.slice(address.indexOf("?") + 1);
  if (!address.includes("?")) return void 0;
  return Object.fromEntries(new URLSearchParams(query.split("#")[0]));
}
function readText4(value) {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") return void 0;
  return String(value) || void 0;
}

// src/scan/page-walk.ts
function planListWalk(table2, list2, limit) {
  const { method, query, rows: rows2, paging, pageSize: pageSize2 } = list2;
  return { table: table2, method, path: buildPath(list2.path, {}), query, rows: rows2, strategy: pagingTable[paging], pageSize: pageSize2, limit };
}
var pagesBeforeGrowth = 10;
async function* walkPages(walk2, context) {
  const guard = createLoopGuard(nameRequest(walk2));
  const fullSize = choosePageSize(walk2, context);
  let remaining = walk2.limit ?? Number.POSITIVE_INFINITY;
  let position = readResume(walk2, fullSize, context.from?.position);
  let size = fullSize;
  let smoothPages = 0;
  while (remaining > 0) {
    throwIfAborted(context.signal);
    const asked = size === void 0 || !walk2.strategy.isSizeFree ? size : Math.min(size, remaining);
    const answer = await requestPage(walk2, asked, position, context);
    if (walk2.absent?.includes(answer.status)) return;
    const { body } = answer;
    const rows2 = readRows2(walk2, body);
    const next = walk2.strategy.findNext({ body, position, size: answer.size, rowCount: rows2.length });
    guard.check(rows2, next);
    const resume = next && walk2.limit === void 0 ? printResume(walk2, fullSize, next) : void 0;
    if (rows2.length > 0) yield { body, rows: rows2.slice(0, remaining), resume };
    if (next === void 0) return;
    remaining -= rows2.length;
    position = next;
    if (asked === void 0 || answer.size === void 0 || fullSize === void 0) continue;
    smoothPages = answer.size < asked ? 0 : smoothPages + 1;
    if (smoothPages === 0) size = answer.size;
    else if (smoothPages % pagesBeforeGrowth === 0) size = Math.min(fullSize, (size ?? 1) * 2);
  }
}
function printResume({ strategy }, size, position) {
  return JSON.stringify(strategy.isSizeFree ? { position } : { position, size });
}
function readResume({ strategy }, size, text2) {
  if (text2 === void 0 || text2 === "") return void 0;
  const resume = JSON.parse(text2);
  return strategy.isSizeFree || resume.size === size ? resume.position : void 0;
}
function sendForPage(walk2, size, position, context, extras = {}) {
  const parameters = walk2.strategy.buildParameters(size, position);
  const request = {
    method: walk2.method,
    path: walk2.path,
    isIdempotent: true,
    purpose: `reading table "${walk2.table.name}"`,
    acceptStatuses: walk2.absent ?? [],
    signal: context.signal,
    observer: context.observer,
    ...extras
  };
  if (walk2.body === void 0) return context.http.send({ ...request, query: { ...walk2.query, ...parameters } });
  return context.http.send({ ...request, query: walk2.query, body: { ...walk2.body, pagination: parameters } });
}
function readRows2(walk2, body) {
  const rows2 = findRows(body, walk2.rows);
  if (rows2 !== void 0) return rows2;
  throw createError("bad_response", {
    request: nameRequest(walk2),
    reason: `no list of rows was found under "${walk2.rows}"`,
    advice: "Check that ApiVersion and the profile fit the service."
  });
}
function nameRequest({ method, path }) {
  return `${method} ${path}`;
}
function throwIfAborted(signal) {
  if (!signal?.aborted) return;
  throw signal.reason instanceof ProviderError ? signal.reason : createError("cancelled", {}, { cause: signal.reason });
}
function choosePageSize({ pageSize: pageSize2, limit, strategy }, context) {
  if (pageSize2 === void 0 || strategy === pagingTable.none) return void 0;
  const size = Math.max(1, Math.min(context.pageSize ?? pageSize2.max, pageSize2.max));
  return limit === void 0 ? size : Math.min(size, limit);
}
var attemptsBeforeHalving = 2;
async function requestPage(walk2, wanted, position, context) {
  let size = wanted;
  let isPatient = false;
  for (; ; ) {
    const canHalve = walk2.strategy.isSizeFree && size !== void 0 && size > 1;
    try {
      const extras = canHalve && !isPatient ? { maxAttempts: attemptsBeforeHalving } : {};
      return { ...await sendForPage(walk2, size, position, context, extras), size };
    } catch (error) {
      if (!canHalve || size === void 0) throw error;
      throwIfAborted(context.signal);
      if (isTooHeavy(error, walk2)) size = Math.floor(size / 2);
      else if (!isPatient && isUnreachable(error)) isPatient = true;
      else throw error;
    }
  }
}
function isTooHeavy(error, walk2) {
  if (!(error instanceof RemoteError)) return false;
  if (error.code === "request_timeout" || error.code === "service_unavailable" || error.code === "bad_response")
    return true;
  return error.status === 404 && walk2.body !== void 0;
}
function isUnreachable(error) {
  return error instanceof RemoteError && error.code === "connect_failed";
}

// src/scan/row-address.ts
function buildRowAddress(template, slot, key) {
  try {
    return buildPath(template, { [slot]: key });
  } catch (error) {
    if (error instanceof ProviderError && error.code === "invalid_argument") return void 0;
    throw error;
  }
}

// src/scan/child-rows.ts
var pagesHeld = 5;
async function requestChildRows(table2, path, parent, shortfall, context) {
  const address = buildRowAddress(path.path, path.column, parent.key);
  if (address === void 0) return { rows: [] };
  const pages2 = readChildPages(planChildWalk(table2, path, address), path, parent, shortfall, context);
  const held = [];
  for (let count2 = 0; count2 < pagesHeld; count2++) {
    const page = await pages2.next();
    if (page.done) return { rows: held };
    held.push(...page.value);
  }
  return { rows: held, rest: pages2 };
}
function planChildWalk(table2, path, address) {
  return {
    table: table2,
    method: "GET",
    path: address,
    rows: path.rows,
    strategy: pagingTable[path.paging],
    pageSize: path.pageSize,
    absent: path.absent
  };
}
async function* readChildPages(walk2, path, { key, row }, shortfall, context) {
  const keys = { [path.column]: key };
  let last;
  let rowCount = 0;
  for await (const page of walkPages(walk2, context)) {
    last = page;
    rowCount += page.rows.length;
    const parent = { value: page.body, seenAs: row };
    yield page.rows.map((value) => ({ value, parent, keys }));
  }
  shortfall.count({ value: last?.body, seenAs: row }, rowCount);
}

// src/scan/ordered-map.ts
var waitingPerWorker = 2;
async function* mapInOrder(source, concurrency, map) {
  const items = iterate(source);
  const slots = [];
  const intake = { isExhausted: false };
  const pullOne = async () => {
    const item = await items.next();
    if (item.done) intake.isExhausted = true;
    else slots.push(createSlot(map(item.value)));
    intake.pull = void 0;
  };
  try {
    for (; ; ) {
      if (!intake.isExhausted && intake.pull === void 0 && hasRoom(slots, concurrency)) {
        intake.pull = pullOne();
        intake.pull.catch(() => void 0);
      }
      const batch = takeSettled(slots);
      if (batch.length > 0) yield await Promise.all(batch);
      else if (intake.isExhausted && slots.length === 0) return;
      else await Promise.race([...intake.pull ? [intake.pull] : [], ...listPending2(slots)]);
    }
  } finally {
    await items.return(void 0).catch(() => void 0);
  }
}
async function* iterate(source) {
  for await (const item of source) yield item;
}
function hasRoom(slots, concurrency) {
  if (slots.length >= concurrency * waitingPerWorker) return false;
  return slots.filter((slot) => !slot.isSettled).length < concurrency;
}
function listPending2(slots) {
  return slots.filter((slot) => !slot.isSettled).map((slot) => slot.settled);
}
function createSlot(result2) {
  const slot = {
    result: result2,
    isSettled: false,
    settled: result2.then(
      () => {
        slot.isSettled = true;
      },
      () => {
        slot.isSettled = true;
      }
    )
  };
  return slot;
}
function takeSettled(slots) {
  const end = slots.findIndex((slot) => !slot.isSettled);
  return slots.splice(0, end === -1 ? slots.length : end).map((slot) => slot.result);
}

// src/scan/read-ahead.ts
async function* readAhead(source) {
  let ahead = source.next();
  try {
    for (; ; ) {
      const result2 = await ahead;
      if (result2.done) return;
      ahead = source.next();
      ahead.catch(() => void 0);
      yield result2.value;
    }
  } finally {
    await source.return(void 0).catch(() => void 0);
  }
}

// src/scan/decoder-table.ts
var decoderTable = {
  text: decodeText,
  id: decodeId,
  integer: decodeInteger,
  double: decodeDouble,
  boolean: decodeBoolean,
  // Old versions send either form for some fields, so both names read both.
  unix_seconds: decodeInstant,
  iso8601: decodeInstant,
  json: decodeJson
};
function decodeText(value) {
  if (typeof value === "string") return value;
  if (value === null || value === void 0) return null;
  return typeof value === "object" ? decodeJson(value) : printScalar(value);
}
function printScalar(value) {
  const isScalar2 = typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
  return isScalar2 ? String(value) : null;
}
function decodeId(value) {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") return null;
  const text2 = String(value);
  return text2 === "" || text2 === "0" ? null : text2;
}
var maxInteger = 2n ** 63n - 1n;
var integerPattern = /^[+-]?\d+$/;
function decodeInteger(value) {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "bigint") return fitInteger(value);
  if (typeof value === "string") {
    const text2 = value.trim();
    return integerPattern.test(text2) ? fitInteger(BigInt(text2)) : roundToInteger(decodeDouble(text2));
  }
  return typeof value === "number" ? roundToInteger(value) : null;
}
function fitInteger(value) {
  if (value > maxInteger || value < -maxInteger - 1n) return null;
  const number2 = Number(value);
  return Number.isSafeInteger(number2) ? number2 : value;
}
function roundToInteger(value) {
  if (typeof value !== "number" || !Number.isFinite(value)) return null;
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  return fitInteger(BigInt(Math.sign(value) * Math.round(Math.abs(value))));
}
function decodeDouble(value) {
  const isNumeral = typeof value === "string" && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value);
  const number2 = isNumeral || typeof value === "bigint" ? Number(value) : value;
  return typeof number2 === "number" && Number.isFinite(number2) ? number2 : null;
}
var wordsOfBoolean = { true: 1, false: 0, "1": 1, "0": 0 };
function decodeBoolean(value) {
  if (typeof value !== "boolean" && typeof value !== "number" && typeof value !== "string") return null;
  const word = String(value).trim().toLowerCase();
  return Object.hasOwn(wordsOfBoolean, word) ? wordsOfBoolean[word] ?? null : null;
}
var firstInstantMs = -621355968e5;
var lastInstantMs = 3250368e7;
var smallestMilliseconds = 1e11;
function decodeInstant(value) {
  const number2 = decodeDouble(value);
  const epochMs = typeof number2 === "number" ? scaleToMs(number2) : parseText(value);
  if (epochMs === void 0 || epochMs < firstInstantMs || epochMs >= lastInstantMs) return null;
  return formatTimestamp(epochMs);
}
function scaleToMs(value) {
  return Math.round(Math.abs(value) >= smallestMilliseconds ? value : value * 1e3);
}
function parseText(value) {
  return typeof value === "string" ? parseTimestamp(value) : void 0;
}
function decodeJson(value) {
  if (value === null || value === void 0) return null;
  try {
    return JSON.stringify(value);
  } catch {
    return formatJson(value);
  }
}

// src/scan/row-reader.ts
function compileRowReader(columns) {
  const readers = columns.map(compileColumnReader);
  return (row) => readers.map((read) => read(row));
}
function compileColumnReader(column2) {
  const { name } = column2;
  if (column2.rows) return compileListReader(column2.path, column2.rows);
  const readField = compileFieldReader(column2.path);
  const decode = column2.type === "date" ? decodeDate(decoderTable[column2.from]) : decoderTable[column2.from];
  return (row) => {
    const { keys } = row;
    return keys !== void 0 && Object.hasOwn(keys, name) ? keys[name] ?? null : decode(readField(row));
  };
}
function compileListReader(path, { columns, key }) {
  const findRows2 = compileInnerRows(path);
  const readRow2 = compileRowReader(columns);
  const keyIndexes = key.map((name) => columns.findIndex((column2) => column2.name === name));
  return (parent) => {
    const byKey = /* @__PURE__ */ new Map();
    for (const value of findRows2(parent.value) ?? []) {
      const values2 = readRow2({ value, parent });
      byKey.set(keyIndexes.map((index) => String(values2[index])).join("\0"), values2);
    }
    return byKey.size === 0 ? null : formatJson([...byKey.values()]);
  };
}
function decodeDate(decode) {
  return (value) => {
    const instant = decode(value);
    return typeof instant === "string" ? instant.slice(0, 10) : null;
  };
}

// src/scan/parent-rows.ts
async function* readParents(scan, column2, isRowNeeded, readRaw, from) {
  const readKey3 = compileKeyReader(scan, column2);
  const held = /* @__PURE__ */ new Map();
  const isHurried = isScroll(scan);
  let resume = from?.position;
  let latest;
  for await (const batch of readAhead(readRaw(scan, from?.position))) {
    const parents = batch.rows.flatMap((row) => {
      const key = readKey3(row);
      if (key === void 0 || from?.isParentDone(key) === true) return [];
      return [isRowNeeded ? { key, row } : { key }];
    });
    latest = batch.latest ?? latest;
    if (!isHurried) yield { parents, resume, latest, parentTotal: batch.total };
    else for (const parent of parents) held.set(parent.key, parent);
    resume = batch.resume;
  }
  if (held.size > 0) yield { parents: [...held.values()], parentTotal: held.size };
}
function compileKeyReader(scan, name) {
  const column2 = scan.table.columns.find((candidate) => candidate.name === name);
  if (column2 === void 0) throw createError("internal", { problem: `${scan.table.name} has no column "${name}"` });
  const read = compileColumnReader(column2);
  return (row) => {
    const key = read(row);
    return key === null ? void 0 : String(key);
  };
}
function isScroll(scan) {
  if (scan.kind === "list") return scan.path.paging === "scroll";
  return scan.kind === "embedded" && isScroll(scan.parent);
}

// src/scan/shortfall.ts
function createShortfall(table2, path, service) {
  const { cap } = path;
  if (cap === void 0) return { count: () => void 0, describe: () => void 0 };
  const readTotal2 = compileFieldReader(cap.total);
  let parents = 0;
  return {
    count(parent, rowCount) {
      if (rowCount < cap.rows) return;
      const total = Number(readTotal2(parent) ?? Number.POSITIVE_INFINITY);
      if (total > rowCount) parents += 1;
    },
    describe() {
      if (parents === 0) return void 0;
      const who = parents === 1 ? `1 of the ${path.parent.table} has` : `${parents} ${path.parent.table} have`;
      return `${table2.name}: ${who} more than the ${cap.rows} ${nameRows(table2.name)} that ${service} returns`;
    }
  };
}
function nameRows(table2) {
  return table2.split("_").at(-1) ?? "rows";
}

// src/scan/child-scan.ts
async function* readChildScan(scan, context, readRaw) {
  const { table: table2, path } = scan;
  const shortfall = createShortfall(table2, path, context.service);
  const request = async (listed) => {
    const { rows: rows2, rest } = await requestChildRows(table2, path, listed.parent, shortfall, context);
    return { ...listed, rows: rows2, rest };
  };
  try {
    for await (const batch of mapInOrder(listParents(scan, context, readRaw), context.concurrency, request)) {
      yield* joinRows(batch);
    }
  } finally {
    const warning = shortfall.describe();
    if (warning !== void 0) context.warn(warning);
  }
}
async function* listParents(scan, { from }, readRaw) {
  const { parents, path } = scan;
  if ("keys" in parents) {
    const keys = new Set(parents.keys);
    const parentTotal = keys.size;
    for (const key of keys) if (from?.isParentDone(key) !== true) yield { parent: { key }, parentTotal };
    return;
  }
  const pages2 = readParents(parents.scan, path.parent.column, isParentRowNeeded(scan), readRaw, from);
  for await (const { parents: some2, ...facts } of pages2) {
    for (const parent of some2) yield { parent, ...facts };
  }
}
function isParentRowNeeded({ table: table2, path }) {
  if (path.cap !== void 0) return true;
  return table2.columns.some((column2) => column2.path.startsWith("^") && column2.name !== path.column);
}
async function* joinRows(batch) {
  let joined = [];
  let parents = [];
  let begun = [];
  let facts = {};
  for (const { parent, rows: rows2, rest, resume = "", latest, parentTotal } of batch) {
    if (begun.includes(parent.key) || parents.includes(parent.key)) {
      yield { rows: joined, parents, begun, ...facts };
      [joined, parents, begun] = [[], [], []];
    }
    joined = joined.length === 0 ? [...rows2] : joined.concat(rows2);
    begun.push(parent.key);
    facts = { resume, latest, parentTotal };
    if (rest !== void 0) {
      yield { rows: joined, parents, begun, ...facts };
      [joined, parents, begun] = [[], [], []];
      for await (const more of rest) yield { rows: more, ...facts };
    }
    parents.push(parent.key);
  }
  if (parents.length > 0) yield { rows: joined, parents, begun, ...facts };
}

// src/scan/embedded-scan.ts
async function* readEmbeddedScan(scan, context, readRaw) {
  const { table: table2, path, completion } = scan;
  const unpack2 = compileUnpacking(scan);
  const isTruncated = compileTruncation(path.truncated);
  const shortfall = completion && createShortfall(table2, completion, context.service);
  let cutCount = 0;
  const complete = async (parent) => {
    if (!isTruncated(parent)) return unpack2(parent);
    if (completion === void 0 || shortfall === void 0) {
      cutCount += 1;
      return unpack2(parent);
    }
    const { rows: rows2, rest } = await requestChildRows(table2, completion, parent, shortfall, context);
    if (rest === void 0) return rows2;
    const all = [...rows2];
    for await (const more of rest) all.push(...more);
    return all;
  };
  try {
    const pages2 = readParents(scan.parent, path.parent.column, true, readRaw, context.from);
    for await (const { parents, resume = "", latest, parentTotal } of pages2) {
      let done = 0;
      for await (const batch of completePage(parents, parents.some(isTruncated), context.concurrency, complete)) {
        const keys = parents.slice(done, done + batch.length).map(({ key }) => key);
        done += batch.length;
        if (keys.length > 0) yield { rows: batch.flat(), parents: keys, begun: keys, resume, latest, parentTotal };
      }
    }
  } finally {
    const capped = shortfall?.describe();
    if (capped !== void 0) context.warn(capped);
    if (cutCount > 0) context.warn(describeCut(scan, cutCount, context.service));
  }
}
function compileTruncation(path) {
  if (path === void 0) return () => false;
  const read = compileValueReader(path);
  return ({ row }) => read(row?.value) === true;
}
function compileUnpacking({ path }) {
  const findRows2 = compileInnerRows(path.rows);
  return ({ key, row }) => {
    const keys = { [path.column]: key };
    return (findRows2(row?.value) ?? []).map((value) => ({ value, parent: row, keys }));
  };
}
async function* completePage(parents, isAnyTruncated, concurrency, complete) {
  if (!isAnyTruncated) yield await Promise.all(parents.map(complete));
  else yield* mapInOrder(parents, concurrency, complete);
}
function describeCut({ table: table2, path }, count2, service) {
  const who = count2 === 1 ? `1 of the ${path.parent.table} has` : `${count2} ${path.parent.table} have`;
  return `${table2.name}: ${who} more rows than ${service} shows inside them; the others were not read`;
}

// src/scan/get-scan.ts
async function* readGetScan(scan, context) {
  const { table: table2, path } = scan;
  const column2 = table2.columns.find(({ name }) => name === path.column);
  if (column2 === void 0) throw createError("internal", { problem: `${table2.name} has no column "${path.column}"` });
  const readKey3 = compileColumnReader(column2);
  const request = async (key) => {
    const row = await requestRow(scan, key, context);
    return row !== void 0 && String(readKey3(row)) === key ? row : void 0;
  };
  for await (const batch of mapInOrder(new Set(scan.keys), context.concurrency, request)) {
    const rows2 = batch.filter((row) => row !== void 0);
    if (rows2.length > 0) yield rows2;
  }
}
async function requestRow({ table: table2, path }, key, context) {
  throwIfAborted(context.signal);
  const address = buildRowAddress(path.path, path.column, key);
  if (address === void 0) return void 0;
  const { status, body } = await context.http.send({
    method: "GET",
    path: address,
    purpose: `reading table "${table2.name}"`,
    acceptStatuses: path.absent,
    signal: context.signal,
    observer: context.observer
  });
  return path.absent.includes(status) ? void 0 : { value: body };
}

// src/scan/scroll-lease.ts
var idleMs = 6e4;
var holders = /* @__PURE__ */ new WeakMap();
async function acquireScrollLease(client, clock, signal) {
  for (let other = holders.get(client); other !== void 0; other = holders.get(client)) {
    const restMs = idleMs - (clock.now() - other.lastUsedMs);
    if (!other.isBusy && restMs <= 0) break;
    await waitFor2(other.released, Math.max(restMs, 1e3), clock, signal);
  }
  let tellReleased = () => {
  };
  const released = new Promise((resolve4) => {
    tellReleased = resolve4;
  });
  const holder = { lastUsedMs: clock.now(), isBusy: false, released };
  holders.set(client, holder);
  return {
    async use(request) {
      if (holders.get(client) !== holder) return void 0;
      holder.isBusy = true;
      try {
        return await request();
      } finally {
        holder.isBusy = false;
        holder.lastUsedMs = clock.now();
      }
    },
    release() {
      if (holders.get(client) === holder) holders.delete(client);
      tellReleased();
    }
  };
}
async function waitFor2(event, atMostMs, clock, signal) {
  const end = new AbortController();
  const signals = signal === void 0 ? [end.signal] : [end.signal, signal];
  const timer = clock.sleep(atMostMs, AbortSignal.any(signals));
  timer.catch(() => void 0);
  try {
    await Promise.race([event, timer]);
  } finally {
    end.abort();
  }
}

// src/scan/scroll-walk.ts
var maxRestarts = 2;
async function* walkScroll(walk2, context) {
  for (let restarts = 0; ; restarts++) {
    const lease = await acquireScrollLease(context.http, context.clock, context.signal);
    try {
      const end = yield* scrollOnce(walk2, context, lease, restarts < maxRestarts);
      if (end === "complete") return;
    } finally {
      lease.release();
    }
  }
}
async function* scrollOnce(walk2, context, lease, canRestart) {
  const guard = createLoopGuard(nameRequest(walk2));
  const progress = { received: 0, total: Number.POSITIVE_INFINITY, position: void 0 };
  let unrepeated;
  let remaining = walk2.limit ?? Number.POSITIVE_INFINITY;
  while (remaining > 0) {
    throwIfAborted(context.signal);
    const answer = await requestPage2(walk2, progress, lease, canRestart, context);
    if (typeof answer === "string") return answer;
    const { body } = answer;
    const rows2 = readRows2(walk2, body);
    if (rows2.length === 0) return "complete";
    unrepeated = checkCircle(walk2, rows2, unrepeated);
    progress.received += rows2.length;
    progress.total = readTotal(body) ?? progress.total;
    const { position } = progress;
    const next = walk2.strategy.findNext({ body, position, size: void 0, rowCount: rows2.length });
    guard.check(rows2, next === void 0 ? void 0 : { ...next, after: String(progress.received) });
    yield { body, rows: rows2.slice(0, remaining) };
    if (next === void 0) return "complete";
    remaining -= rows2.length;
    progress.position = next;
  }
  return "complete";
}
async function requestPage2(walk2, { position, received, total }, lease, canRestart, context) {
  try {
    const answer = await lease.use(() => sendOnce2(walk2, position, context));
    if (answer !== void 0) return answer;
  } catch (error) {
    if (position === void 0 || !isDropped(error)) throw error;
    if (error.status === 404 && received >= total) return "complete";
    if (!canRestart) throw error;
    return "dropped";
  }
  if (canRestart) return "dropped";
  throw createError("service_unavailable", {
    request: nameRequest(walk2),
    attempts: maxRestarts + 1,
    reason: "while it rested for a minute, another scan took its place"
  });
}
function sendOnce2(walk2, position, context) {
  return sendForPage(walk2, void 0, position, context, { isIdempotent: position === void 0 });
}
function isDropped(error) {
  if (!(error instanceof RemoteError) || error.code === "rate_limited" || error.code === "request_budget") return false;
  const { status = 500 } = error;
  return status === 404 || status === 408 || status >= 500 || status < 300;
}
function checkCircle(walk2, rows2, unrepeated) {
  const ids = rows2.map((row) => formatJson(isObject(row) ? row["id"] ?? row : row));
  if (unrepeated === void 0) return new Set(ids);
  for (const id of ids) unrepeated.delete(id);
  if (unrepeated.size > 0) return unrepeated;
  throw createLoopError(nameRequest(walk2), "all rows of the first page came again");
}

// src/scan/encoder-table.ts
var encoderTable = {
  text: (value, _, column2) => column2.type === "timestamp" && typeof value === "number" ? new Date(value).toISOString() : String(value),
  integer: (value) => typeof value === "string" ? readInteger3(value) : Number(value),
  double: (value) => typeof value === "string" ? readNumber3(value) : Number(value),
  boolean: (value) => typeof value === "string" ? value.toLowerCase() === "true" || value === "1" : Boolean(value),
  unix_seconds: (value, operator2) => typeof value === "number" ? toSeconds(value, operator2) : value
};
function encodeFilterValue(column2, operator2, value) {
  return encoderTable[column2.send](value, operator2, column2);
}
function readInteger3(text2) {
  if (!/^-?\d+$/.test(text2)) return text2;
  const number2 = Number(text2);
  return Number.isSafeInteger(number2) ? number2 : BigInt(text2);
}
function readNumber3(text2) {
  const number2 = Number(text2);
  return text2.trim() === "" || Number.isNaN(number2) ? text2 : number2;
}
function toSeconds(epochMs, operator2) {
  const seconds = epochMs / 1e3;
  if (operator2 === "gt" || operator2 === "le") return Math.floor(seconds);
  if (operator2 === "ge" || operator2 === "lt") return Math.ceil(seconds);
  return seconds;
}

// src/scan/search-body.ts
var wireOperators = {
  eq: "=",
  ne: "!=",
  in: "IN",
  nin: "NIN",
  gt: ">",
  ge: ">=",
  lt: "<",
  le: "<=",
  contains: "~",
  starts: "^",
  ends: "$"
};
function buildSearchBody(scan) {
  const { order: order2, path } = scan;
  const column2 = order2?.column ?? findColumn2(scan, path.stableOrder);
  return {
    query: buildQuery2(scan),
    sort: { field: column2.field, order: order2?.isDescending ? "descending" : "ascending" }
  };
}
function buildQuery2(scan) {
  const since = buildSince(scan);
  const query = scan.filter && buildNode(scan.filter, scan);
  if (!since || !query) return query ?? since ?? buildEverything(scan);
  const members = "field" in query || query.operator === "OR" ? [query] : query.value;
  return { operator: "AND", value: [since, ...members] };
}
var dayMs3 = 864e5;
function buildSince({ since, path, table: table2 }) {
  const column2 = table2.columns.find(({ name }) => name === path.stableOrder);
  if (since === void 0 || column2?.type !== "timestamp") return void 0;
  const slackMs = path.timeGranularity === "day" ? 2 * dayMs3 : 1e3;
  return buildLeaf({ kind: "leaf", column: column2, operator: "gt", value: since - slackMs });
}
function buildNode(filter2, scan) {
  if (filter2.kind === "leaf") return buildLeaf(filter2);
  const nodes = filter2.filters.map((inner) => buildNode(inner, scan));
  const [only] = nodes;
  if (only === void 0) {
    if (filter2.kind === "and") return buildEverything(scan);
    throw createError("internal", { problem: `a search of ${scan.table.name} has an OR of nothing` });
  }
  return nodes.length === 1 ? only : { operator: filter2.kind === "and" ? "AND" : "OR", value: nodes };
}
function buildLeaf({ column: column2, operator: operator2, value }) {
  const encode = (item) => encodeFilterValue(column2, operator2, item);
  return {
    field: column2.field,
    operator: wireOperators[operator2],
    value: isList4(value) ? value.map(encode) : encode(value)
  };
}
function isList4(value) {
  return Array.isArray(value);
}
function buildEverything(scan) {
  const { column: column2, operator: operator2, value } = scan.path.everything;
  return { field: findColumn2(scan, column2).field, operator: wireOperators[operator2], value };
}
function findColumn2({ table: table2 }, name) {
  const column2 = table2.columns.find((candidate) => candidate.name === name);
  if (column2 === void 0) throw createError("internal", { problem: `${table2.name} has no column "${name}"` });
  return column2;
}

// src/scan/raw-pages.ts
async function* readRawPages(scan, context) {
  const readRaw = (inner, from) => readRawPages(inner, {
    ...context,
    from: from === void 0 ? void 0 : { position: from, isParentDone: () => false }
  });
  switch (scan.kind) {
    case "empty":
    case "system":
      return;
    case "get":
      for await (const rows2 of readGetScan(scan, context)) yield { rows: rows2 };
      return;
    case "count":
      return yield* readCount(scan, context);
    case "batch":
      for (const inner of scan.scans) {
        for await (const batch of readRaw(inner)) yield { rows: batch.rows, parents: batch.parents };
      }
      return;
    case "child":
      return yield* readChildScan(scan, context, readRaw);
    case "embedded":
      return yield* readEmbeddedScan(scan, context, readRaw);
    case "search":
      return yield* wrapRows(walkPages(planSearchWalk(scan), context), scan.table);
    case "list": {
      const walk2 = planListWalk(scan.table, scan.path, scan.limit);
      const pages2 = scan.path.paging === "scroll" ? walkScroll(walk2, context) : walkPages(walk2, context);
      return yield* wrapRows(pages2, scan.table);
    }
  }
}
function planSearchWalk(scan) {
  const { table: table2, path, limit } = scan;
  return {
    table: table2,
    method: "POST",
    path: path.path,
    body: { ...buildSearchBody(scan) },
    rows: path.rows,
    strategy: pagingTable.cursor,
    pageSize: path.pageSize,
    limit
  };
}
async function* readCount({ of }, context) {
  const walk2 = planSearchWalk({ ...of, limit: 1 });
  const { body } = await sendForPage(walk2, 1, void 0, context);
  yield { rows: [{ value: body }] };
}
async function* wrapRows(pages2, table2) {
  const readChange = compileChangeReader(table2);
  let latest;
  for await (const { body, rows: rows2, resume } of pages2) {
    const wrapped = rows2.map((value) => ({ value }));
    for (const row of wrapped) {
      const change = readChange(row);
      if (change !== void 0 && !(change < (latest ?? change))) latest = change;
    }
    yield { rows: wrapped, resume, latest, total: readTotal(body) };
  }
}
function compileChangeReader({ incremental, columns }) {
  const column2 = columns.find(({ name }) => name === incremental?.column);
  if (column2 === void 0) return () => void 0;
  const read = compileColumnReader(column2);
  return (row) => {
    const change = read(row);
    return typeof change === "string" ? parseTimestamp(change) : void 0;
  };
}

// src/scan/pages.ts
async function* readPages(scan, context) {
  const left2 = new AbortController();
  const signals = context.signal === void 0 ? [left2.signal] : [left2.signal, context.signal];
  const signal = AbortSignal.any(signals);
  const readRow2 = compileRowReader(context.columns);
  const pages2 = readAhead(readRawPages(scan, { ...context, signal }));
  try {
    for (; ; ) {
      throwIfAborted(signal);
      const page = await pages2.next();
      if (page.done) return;
      const { rows: rows2, ...facts } = page.value;
      yield { ...facts, rows: rows2.map((row) => readRow2(row)) };
    }
  } finally {
    left2.abort();
    await pages2.return(void 0);
  }
}

// src/scan/request-text.ts
function describeRequests(scan) {
  switch (scan.kind) {
    case "empty":
    case "system":
      return "no request";
    case "get":
      return describeGet(scan);
    case "search":
      return describeSearch(scan);
    case "list":
      return describeList(scan);
    case "count":
      return `${describeSearch(scan.of)} for total_count`;
    case "batch":
      return scan.scans.map(describeRequests).join("; ");
    case "child":
      return describeChild(scan);
    case "embedded":
      return describeEmbedded(scan);
  }
}
function describeGet({ path, keys }) {
  return describeEach(path.path, path.column, keys, "keys");
}
function describeSearch(scan) {
  const { query, sort } = buildSearchBody(scan);
  const order2 = scan.order === void 0 ? "" : ` sort ${formatJson(sort)}`;
  return `POST ${scan.path.path} ${formatJson(query)}${order2}${describeLimit(scan.limit)}`;
}
function describeList({ path, limit }) {
  const pairs2 = Object.entries(path.query).map(([name, value]) => `${name}=${value}`);
  return `${path.method} ${path.path}${pairs2.length === 0 ? "" : `?${pairs2.join("&")}`}${describeLimit(limit)}`;
}
function describeLimit(limit) {
  return limit === void 0 ? "" : ` limit ${limit}`;
}
function describeChild({ path, parents }) {
  if ("keys" in parents) return describeEach(path.path, path.column, parents.keys, path.parent.table);
  return `GET ${path.path} for each of ${path.parent.table} from ${describeRequests(parents.scan)}`;
}
function describeEmbedded({ parent, path, completion }) {
  const text2 = describeRequests(parent);
  if (completion === void 0 || path.truncated === void 0) return text2;
  return `${text2}, and GET ${completion.path} where ${path.truncated}`;
}
function describeEach(template, slot, keys, what) {
  if (keys.length > 1) return `GET ${template} for each of ${keys.length} ${what}`;
  const address = keys[0] === void 0 ? void 0 : buildRowAddress(template, slot, keys[0]);
  return address === void 0 ? "no request" : `GET ${address}`;
}

// src/execute/row-values.ts
var keep2 = (value) => value;
var converters2 = {
  varchar: keep2,
  text: (value) => typeof value === "string" ? value : String(value),
  integer: (value) => typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER ? refuseOverflow() : value,
  double: (value) => typeof value === "string" ? value : Number(value),
  numeric: (value) => typeof value === "string" ? value : Number(value),
  boolean: (value) => Number(value) !== 0,
  timestamp: (value) => typeof value === "string" ? /* @__PURE__ */ new Date(`${value.replace(" ", "T")}Z`) : value,
  date: keep2,
  interval: (value) => typeof value === "string" ? value : formatInterval(Number(value)),
  json: readJson2
};
function refuseOverflow() {
  const advice = "Integers have 64 bits. Cast one side to double precision.";
  throw createError("execution_failed", { sqlState: "22003", problem: "integer out of range", advice });
}
function readJson2(value) {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
function createRowReader(columns) {
  const chosen = columns.map((column2) => converters2[column2.type]);
  return (row) => chosen.map((convert3, index) => {
    const value = row[index] ?? null;
    return value === null ? null : convert3(value);
  });
}

// src/execute/table-source.ts
function nameTables(query, sources) {
  const rename = (node) => {
    const below = mapChildren(node, rename);
    const source = below.kind === "TableName" ? sources.get(below.path[0]?.name ?? "") : void 0;
    return source && below.kind === "TableName" ? nameSource(below, source) : below;
  };
  return mapChildren(query, rename);
}
function nameSource(node, { tableName, planned }) {
  const path = [createIdentifier(tableName)];
  return planned.inside ? unpackRows(node, path, planned) : { ...node, path };
}
function unpackRows(node, path, { table: table2 }) {
  const alias = (name) => createNode("TableAlias", { name: createIdentifier(name), columns: [] });
  const column2 = (qualifier, name) => createNode("ColumnReference", { path: [createIdentifier(qualifier), createIdentifier(name)] });
  const items = table2.columns.map((definition, index) => {
    const position = createNode("StringLiteral", { value: `$[${index}]` });
    const expression = createCall("json_extract", [column2("inner", "value"), position]);
    return createNode("OutputColumn", { expression, alias: createIdentifier(definition.name) });
  });
  const outer = createNode("TableName", { path, alias: alias("outer") });
  const call2 = createCall("json_each", [column2("outer", insideColumn(table2.name))]);
  const inner = createNode("FunctionTable", { call: call2, isLateral: false, hasOrdinality: false, alias: alias("inner") });
  const select = createNode("Select", { items, from: [outer, inner], groupBy: [], windows: [] });
  const query = createNode("Query", { body: select, orderBy: [] });
  return createNode("DerivedTable", { query, isLateral: false, alias: node.alias });
}

// src/execute/execution.ts
async function executePlan(plan, context, signal, options = {}) {
  const run = createRun(context, signal, options);
  try {
    for (const wave of wavesOf(plan.scans)) {
      const settled = await Promise.allSettled(wave.map((planned) => run.read(planned, plan)));
      const failure = settled.find((outcome) => outcome.status === "rejected");
      if (failure) throw failure.reason;
    }
    throwIfAborted2(signal);
    const reader = context.storage.openReader();
    run.onRelease(() => {
      reader.release();
    });
    reader.begin();
    return {
      statistics: run.statistics(),
      warnings: run.warnings,
      rows: () => queryRows(plan, plan.query, reader, run.sources),
      release: run.release
    };
  } catch (error) {
    run.release();
    throw error;
  }
}
function wavesOf(scans) {
  return [scans.filter((scan) => !scan.drive), scans.filter((scan) => scan.drive)];
}
function createRun(context, signal, options) {
  const tables = [];
  const sources = /* @__PURE__ */ new Map();
  const warnings = [];
  const releases = [];
  const shared2 = /* @__PURE__ */ new Map();
  let waitMs = 0;
  async function materialiseOnce(scan, mode, materialise) {
    const identity = `${mode ?? ""} ${identifyScan(scan)}`;
    const reading = shared2.get(identity) ?? materialise();
    if (!shared2.has(identity)) {
      shared2.set(identity, reading);
      const materialised = await reading;
      releases.push(() => {
        materialised.release();
      });
    }
    return reading;
  }
  async function read(planned, plan) {
    let requests = 0;
    const observer = {
      onRequest: (info) => {
        requests++;
        waitMs += info.waitMs;
      }
    };
    const scan = limitByStartDate(driveScan(planned, plan, context, sources), context.startDateMs);
    const { columns } = planned;
    const fetchPages = (wanted, wantedSignal, from) => readPages(wanted, {
      http: context.http,
      // A refresh asks for other lists too: of what was deleted, and of how many rows there are.
      columns: wanted.table === scan.table ? columns : wanted.table.columns,
      pageSize: context.pageSize,
      concurrency: context.concurrency,
      service: context.service,
      clock: context.clock,
      from,
      signal: wantedSignal,
      observer,
      warn: (message) => warnings.push(message)
    });
    const listRows = async function* () {
      yield await Promise.resolve({ rows: context.listSystemRows(scan.table.name) });
    };
    const mode = context.isOffline || planned.isCacheOnly ? "cached" : options.mode;
    const materialised = await materialiseOnce(
      scan,
      mode,
      () => context.cache.materialise(scan, columns, scan.kind === "system" ? listRows : fetchPages, signal, {
        ...options,
        mode
      })
    );
    sources.set(planned.scanName, { tableName: materialised.tableName, planned });
    tables.push({ planned, materialised, requests });
  }
  return {
    read,
    sources,
    warnings,
    onRelease(release) {
      releases.push(release);
    },
    release: () => {
      for (const release of releases.splice(0).reverse()) release();
    },
    statistics() {
      const scans = tables.map(
        ({ planned, materialised, requests: requests2 }) => describeScan(planned.table, materialised, requests2)
      );
      const distinct = new Map(tables.map(({ materialised }) => [materialised.tableName, materialised]));
      const count2 = (source) => [...distinct.values()].filter((held) => held.source === source).reduce((total, held) => total + held.rowCount, 0);
      const requests = scans.reduce((total, scan) => total + scan.requests, 0);
      return { requests, rowsFetched: count2("live"), rowsFromCache: count2("cache"), waitMs, scans };
    }
  };
}
function describeScan(table2, materialised, requests) {
  const { source, asOf, rowCount } = materialised;
  return { table: table2.name, source, asOf: new Date(asOf), requests, rows: rowCount };
}
function identifyScan(scan) {
  return JSON.stringify(scan, (name, value) => {
    if (name === "table" || name === "column") return value.name;
    const isPath = typeof value === "object" && value !== null && (name === "path" || name === "completion");
    return isPath ? value.path : value;
  });
}
function driveScan(planned, plan, context, sources) {
  const { drive } = planned;
  if (!drive) return planned.scan;
  const reader = context.storage.openReader();
  try {
    const keys = [];
    for (const [key] of readQuery(drive.keys, plan, reader, sources)) {
      if (key !== null && key !== void 0) keys.push(String(key));
    }
    const { definition } = planned.table;
    if (keys.length === 0) return { kind: "empty", table: definition };
    return { kind: "child", table: definition, path: drive.path, parents: { keys } };
  } finally {
    reader.release();
  }
}
function limitByStartDate(scan, startDateMs) {
  if (startDateMs === void 0) return scan;
  switch (scan.kind) {
    case "search":
      return hasRoom2(scan) ? { ...scan, since: startDateMs } : scan;
    case "count":
      return hasRoom2(scan.of) ? { ...scan, of: { ...scan.of, since: startDateMs } } : scan;
    case "batch":
      return { ...scan, scans: scan.scans.map((inner) => limitByStartDate(inner, startDateMs)) };
    case "embedded":
      return { ...scan, parent: limitByStartDate(scan.parent, startDateMs) };
    case "child":
      return "keys" in scan.parents ? scan : { ...scan, parents: { scan: limitByStartDate(scan.parents.scan, startDateMs) } };
    default:
      return scan;
  }
}
function hasRoom2({ filter: filter2, path }) {
  if (!filter2 || filter2.kind === "leaf") return true;
  const isFlat = filter2.filters.every((inner) => inner.kind === "leaf");
  return isFlat && (filter2.kind === "or" ? path.maxDepth > 1 : filter2.filters.length < path.maxFilters);
}
function* queryRows(plan, query, reader, sources) {
  const readRow2 = createRowReader(plan.columns);
  for (const row of readQuery(query, plan, reader, sources)) yield readRow2(row);
}
function readQuery(query, plan, reader, sources) {
  const parameters = {};
  walkNode(query, (node) => {
    if (node.kind === "Parameter") parameters[bindName(node.name)] = plan.bindings[node.name] ?? null;
  });
  return reader.query(printStatement(nameTables(query, sources), "sqlite"), parameters);
}
function throwIfAborted2(signal) {
  if (!signal?.aborted) return;
  throw signal.reason instanceof Error && "sqlState" in signal.reason ? signal.reason : createError("cancelled", {}, { cause: signal.reason });
}

// src/execute/explain.ts
var textColumn = (name) => ({ name, type: "text", isNullable: true });
var countColumn = (name) => ({ name, type: "integer", isNullable: true });
var explainColumns = [
  countColumn("step"),
  textColumn("table"),
  textColumn("request"),
  textColumn("pushed"),
  textColumn("residual"),
  countColumn("estimated_requests"),
  textColumn("cache"),
  textColumn("note")
];
function explainPlan(plan, statistics) {
  return plan.scans.map((planned, index) => {
    const pushed = planned.verdicts.filter(({ verdict }) => verdict === "exact" || verdict === "inexact");
    const residual = residualOf(planned.verdicts);
    const actual = statistics?.scans.find((scan) => scan.table === planned.table.name);
    return [
      index + 1,
      planned.table.name,
      planned.drive ? `${printPath(planned.drive.path.path)} for each key` : describeRequests(planned.scan),
      listConditions(
        pushed.map(({ conjunct }) => conjunct),
        plan
      ),
      listConditions(residual, plan),
      estimateRequests(planned),
      actual ? actual.source : null,
      actual ? `${String(actual.requests)} requests, ${String(actual.rows)} rows` : noteOf(planned, plan)
    ];
  });
}
function listConditions(conditions, plan) {
  if (conditions.length === 0) return null;
  return conditions.map((condition) => printExpression(showNames(condition, plan.bindings))).join(" AND ");
}
function showNames(node, bindings) {
  const rename = (child2) => {
    if (child2.kind === "ColumnReference") {
      return { ...child2, path: child2.path.slice(-1).map((part2) => ({ ...part2, isQuoted: false })) };
    }
    if (child2.kind !== "Parameter") return mapChildren(child2, rename);
    const value = bindings[child2.name] ?? null;
    if (value === null) return { kind: "NullLiteral" };
    return typeof value === "string" ? { kind: "StringLiteral", value } : { kind: "NumberLiteral", text: String(value) };
  };
  return rename(node);
}
function printPath(path) {
  return `GET ${path}`;
}
function estimateRequests({ scan, drive }) {
  return drive ? null : countSure(scan);
}
function countSure(scan) {
  switch (scan.kind) {
    case "empty":
    case "system":
      return 0;
    case "get":
      return scan.keys.length;
    case "child":
      return "keys" in scan.parents ? scan.parents.keys.length : null;
    case "list":
      return scan.path.paging === "none" ? 1 : null;
    case "search":
      return scan.limit === void 0 ? null : Math.ceil(scan.limit / scan.path.pageSize.max);
    case "count":
      return 1;
    case "batch":
      return scan.scans.reduce((total, inner) => addCounts(total, countSure(inner)), 0);
    case "embedded":
      return countSure(scan.parent);
  }
}
function addCounts(left2, right2) {
  return left2 === null || right2 === null ? null : left2 + right2;
}
function noteOf({ scan, drive, table: table2, inside }, plan) {
  if (drive) {
    const driver = plan.scans.find((other) => other.scanName === drive.scanName);
    return `keys come from ${driver?.table.name ?? "another table"}, one request each`;
  }
  if (inside) return `inside the rows of ${inside.name}, and read with them`;
  if (scan.kind === "empty") return "no row can match: nothing is requested";
  if (scan.kind === "child" && "scan" in scan.parents)
    return `one request for each row of ${scan.parents.scan.table.name}`;
  const isWhole = scan.kind === "search" && !scan.filter && scan.limit === void 0 || scan.kind === "list";
  return isWhole ? `reads all of ${table2.name}` : null;
}

// src/kysely/dialect.ts
import {
  Kysely as Kysely2,
  PostgresAdapter,
  PostgresQueryCompiler
} from "kysely";
function createKysely(runner) {
  return new Kysely2({ dialect: new IntercomDialect(runner) });
}
var IntercomDialect = class {
  #runner;
  /** Takes what runs the SQL. */
  constructor(runner) {
    this.#runner = runner;
  }
  /** The driver. */
  createDriver() {
    return createDriver(this.#runner);
  }
  /** PostgreSQL's compiler, since the dialect is PostgreSQL's. */
  createQueryCompiler() {
    return new PostgresQueryCompiler();
  }
  /** PostgreSQL's adapter. */
  createAdapter() {
    return new PostgresAdapter();
  }
  /** Reads the catalog, without a request. */
  createIntrospector() {
    return createIntrospector(this.#runner);
  }
};
function createDriver(runner) {
  const connection2 = {
    async executeQuery(query) {
      const { rows: rows2, rowCount } = await runner.run(query.sql, query.parameters);
      return { rows: rows2, numAffectedRows: BigInt(rowCount) };
    },
    async *streamQuery(query, chunkSize = 1) {
      let chunk = [];
      for await (const row of runner.stream(query.sql, query.parameters)) {
        chunk.push(row);
        if (chunk.length < chunkSize) continue;
        yield { rows: chunk };
        chunk = [];
      }
      if (chunk.length > 0) yield { rows: chunk };
    }
  };
  const refuseTransaction = () => {
    const advice = "Run the statements one by one; what an API has done cannot be rolled back.";
    return Promise.reject(createError("not_supported", { feature: "a transaction", advice }));
  };
  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(connection2),
    beginTransaction: refuseTransaction,
    commitTransaction: refuseTransaction,
    rollbackTransaction: refuseTransaction,
    releaseConnection: () => Promise.resolve(),
    destroy: () => Promise.resolve()
  };
}
function createIntrospector(runner) {
  const readTables = () => runner.describe().map(({ schema: schema2, name, isView, columns }) => ({
    schema: schema2,
    name,
    isView,
    columns: columns.map(({ name: column2, type, isNullable, summary }) => ({
      name: column2,
      dataType: type,
      isNullable,
      isAutoIncrementing: false,
      hasDefaultValue: false,
      ...summary === void 0 ? {} : { comment: summary }
    }))
  }));
  return {
    getSchemas: () => Promise.resolve([...new Set(runner.describe().map((table2) => table2.schema))].map((name) => ({ name }))),
    getTables: () => Promise.resolve(readTables()),
    getMetadata: () => Promise.resolve({ tables: readTables() })
  };
}

// src/driver/cache-statement.ts
var cacheColumns = [
  { name: "table", type: "varchar", isNullable: false },
  { name: "rows", type: "integer", isNullable: false },
  { name: "requests", type: "integer", isNullable: false },
  { name: "as_of", type: "timestamp", isNullable: false }
];
function readCacheStatement(tree) {
  if (tree.kind === "RefreshTable") return { query: selectAll2(tree.table), mode: "refresh" };
  const { query, mode } = tree;
  if (mode === "schema only") return { query, mode };
  return { query, mode: mode === void 0 ? "refresh" : "truncate" };
}
function selectAll2(table2) {
  return {
    kind: "Query",
    orderBy: [],
    body: { kind: "Select", items: [{ kind: "Star", qualifier: [] }], from: [table2], groupBy: [], windows: [] }
  };
}

// src/driver/cache-work.ts
var barred = /* @__PURE__ */ new Set(["permission_denied", "required_predicate"]);
async function syncTables(session, names3, onProgress, signal) {
  assertFillable(session.options);
  const tables = names3 ? findTables(session.catalog, names3) : listOwnTables(session.catalog);
  const synced2 = [];
  for (const [index, table2] of tables.entries()) {
    const place2 = { table: table2.name, number: index + 1, count: tables.length };
    try {
      const done = await syncTable(session, table2, (progress) => onProgress({ ...place2, ...progress }), signal);
      synced2.push(done);
    } catch (error) {
      if (!(error instanceof ProviderError) || !barred.has(error.code)) throw error;
      synced2.push({ table: table2.name, rows: 0, requests: 0, error });
    }
  }
  return synced2;
}
function listOwnTables({ tables }) {
  return tables.filter(({ type }) => type === "table");
}
function findTables(catalog, names3) {
  const found = names3.map((name) => {
    const table2 = findTable2(catalog, name);
    if (table2.type === "table") return table2;
    const kind = table2.type === "view" ? "view" : "system table";
    const advice = "Name tables of the service; intercom-sql tables lists them.";
    throw createError("not_supported", { feature: `syncing the ${kind} ${name}`, advice });
  });
  return [...new Set(found)];
}
function findTable2(catalog, name) {
  const lookup = catalog.findTable(name.split("."));
  if (lookup.found) return lookup.found;
  throw createError("unknown_table", { table: name, suggestion: lookup.suggestion });
}
async function readCacheStatus(session, tables, signal) {
  const names3 = nameTables2(session.catalog, tables);
  const { cache, storage } = await session.open(signal);
  const scans = cache.list().filter(({ table: table2 }) => names3?.includes(table2) ?? true);
  return { location: storage.location, bytes: cache.countBytes(), scans };
}
async function clearTables(session, tables, signal) {
  const names3 = nameTables2(session.catalog, tables);
  const { cache } = await session.open(signal);
  return cache.clear(names3);
}
function nameTables2(catalog, tables) {
  return tables?.map((name) => findTable2(catalog, name).name);
}
function assertFillable({ Offline, AutoCache }) {
  if (!Offline && AutoCache) return;
  throw createError("not_supported", {
    feature: Offline ? "filling the cache while offline" : "filling the cache without keeping it",
    advice: Offline ? "Connect with Offline=false." : "Connect with AutoCache=true."
  });
}
async function syncTable(session, { schema: schema2, name }, onProgress, signal) {
  const path = [schema2, name].map((part2) => ({ kind: "Identifier", name: part2, isQuoted: true }));
  const plan = planAll(session, selectAll2({ kind: "TableName", path }));
  const context = await session.open(signal);
  const [http, countRequests] = watchRequests(context.http);
  let rows2 = 0;
  const onPage = (page) => {
    rows2 += page.rows;
    onProgress({ rows: rows2, total: page.total, share: page.share, requests: countRequests(), isDone: false });
  };
  const execution = await executePlan(plan, { ...context, http }, signal, { mode: "refresh", onPage });
  execution.release();
  const [[, count2] = []] = await listCached(session, plan, execution.statistics, signal);
  const done = { rows: Number(count2 ?? 0), requests: execution.statistics.requests };
  onProgress({ ...done, total: done.rows, share: 1, isDone: true });
  return { table: name, ...done };
}
async function listCached(session, plan, { scans }, signal) {
  const read = scans.map(async ({ table: table2, rows: rows2, requests, asOf }) => {
    const inside = plan.scans.find((scan) => scan.inside !== void 0 && scan.table.name === table2);
    return [table2, inside ? await countHeld(session, inside.table, signal) : rows2, requests, asOf];
  });
  return Promise.all(read);
}
async function countHeld(session, { schema: schema2, name }, signal) {
  const tree = parseStatement(`SELECT count(*) FROM "${schema2}"."${name}"#CACHE`);
  if (tree.kind !== "Query") return null;
  const execution = await executePlan(planAll(session, tree), await session.open(signal), signal);
  try {
    const [row] = execution.rows();
    return row?.[0] ?? null;
  } finally {
    execution.release();
  }
}
function planAll({ catalog, clock, options }, query) {
  const settings = { parameters: [], nowMs: clock.now(), isPushdownOn: options.Pushdown, isHeld: () => true };
  return planQuery(bindStatement(query, catalog), settings, catalog);
}
function watchRequests(http) {
  let count2 = 0;
  const watch = (request) => {
    const observer = {
      onRequest(info) {
        count2++;
        request.observer?.onRequest(info);
      }
    };
    return { ...request, observer };
  };
  return [{ ...http, send: (request) => http.send(watch(request)) }, () => count2];
}

// src/driver/catalog-listing.ts
function listTables(catalog) {
  return catalog.tables.map(({ schema: schema2, name, type, definition }) => ({
    catalog: catalog.name,
    schema: schema2,
    name,
    type,
    summary: definition.summary
  }));
}
function listColumns({ columns, definition }) {
  return columns.map((column2) => ({
    name: column2.name,
    type: column2.type,
    nullable: !definition.key.includes(column2.name),
    isKey: definition.key.includes(column2.name),
    references: column2.references ? `${column2.references.table}.${column2.references.column}` : null,
    pushdown: Object.entries(column2.filter).map(([operator2, exactness2]) => `${operator2} ${exactness2}`).join(", "),
    summary: column2.summary
  }));
}

// src/driver/log-file.ts
import { closeSync as closeSync3, fstatSync, openSync as openSync3, renameSync as renameSync3, statSync as statSync3, writeSync as writeSync2 } from "node:fs";
function openLogFile(settings, clock) {
  let file = open2(settings.path);
  const close = () => {
    if (file) closeSync3(file.descriptor);
    file = void 0;
  };
  return {
    close,
    log: {
      write(level, module2, message, fields = {}) {
        if (!file || level > settings.verbosity) return;
        if (settings.modules.length > 0 && !settings.modules.includes(module2)) return;
        const line = Buffer.from(`${formatEntry({ level, module: module2, message, fields }, settings, clock.now())}
`);
        try {
          if (file.size + line.length > settings.maxBytes && file.size > 0) file = rotate(file, settings.path);
          file.size += writeSync2(file.descriptor, line);
        } catch {
          close();
        }
      }
    }
  };
}
function open2(path) {
  try {
    const descriptor = openSync3(path, "a", 384);
    return { descriptor, size: fstatSync(descriptor).size };
  } catch (cause) {
    const slots = {
      name: "Logfile",
      place: "",
      problem: "the file cannot be written",
      expected: "Give the path of a file in a folder that exists and that you may write to."
    };
    throw createError("bad_property_value", slots, { cause });
  }
}
function rotate(file, path) {
  const isOurs = statSync3(path, { throwIfNoEntry: false })?.ino === fstatSync(file.descriptor).ino;
  if (isOurs) renameSync3(path, `${path}.1`);
  closeSync3(file.descriptor);
  return open2(path);
}
function formatEntry({ level, module: module2, message, fields }, { secrets }, nowMs) {
  const shown = Object.entries(fields).map(([name, value]) => `${name}=${showValue(value)}`);
  let text2 = [new Date(nowMs).toISOString(), level, module2, message, ...shown].join(" ");
  for (const secret of secrets) text2 = text2.replaceAll(secret, "***");
  return text2.replaceAll(/[\r\n\u2028\u2029]+\s*/g, " ").replaceAll(/\p{Cc}/gu, "?");
}
function showValue(value) {
  return typeof value === "string" && /[\s="]/.test(value) ? JSON.stringify(value) : String(value);
}

// src/driver/connection-log.ts
var logModules = ["driver", "sql", "http", "auth", "cache"];
var shortestSecret2 = 4;
function openLog(options, clock) {
  const modules = readModules(options.LogModules);
  if (options.Logfile === void 0) return { log: silentLog, close: () => void 0 };
  return openLogFile(
    {
      path: options.Logfile,
      // The property's row bounds it to 1 … 5.
      verbosity: options.Verbosity,
      modules,
      maxBytes: parseSize(options.MaxLogFileSize) ?? Number.POSITIVE_INFINITY,
      secrets: listSecrets2(options)
    },
    clock
  );
}
function logFailure(log, module2, what, error) {
  if (!(error instanceof Error)) return;
  const code = "code" in error ? String(error.code) : error.name;
  const sqlState = "sqlState" in error ? String(error.sqlState) : "";
  log.write(1, module2, what, { error: code, sqlState, message: error.message });
}
function readModules(text2) {
  const named = (text2 ?? "").split(/[;,\s]+/).map((name) => name.toLowerCase()).filter((name) => name !== "");
  const unknown = named.find((name) => !logModules.some((module2) => module2 === name));
  if (unknown === void 0) return named;
  throw createError("bad_property_value", {
    name: "LogModules",
    place: "",
    problem: `there is no module "${unknown}"`,
    expected: `Name some of ${logModules.join("; ")}.`
  });
}
function listSecrets2(options) {
  const texts = Object.values(options).flatMap((value) => value instanceof Secret ? [value.reveal()] : []);
  return texts.flatMap((text2) => [text2, encodeURIComponent(text2)]).filter((text2) => text2.length >= shortestSecret2);
}

// src/driver/procedure-call.ts
function bindCall2(call2, procedures, isReadOnly) {
  const name = call2.path.at(-1)?.name ?? "";
  const procedure = findByName(procedures, name);
  if (!procedure) {
    const names3 = procedures.map((known) => known.name);
    const suggestion = suggestName(
      name,
      names3,
      names3.length === 0 ? "The profile has none." : `There are ${names3.join(", ")}.`
    );
    throw createError("unknown_procedure", { procedure: name, suggestion }, { position: call2.at });
  }
  if (isReadOnly && !procedure.isReadOnly) {
    throw createError("read_only", { statement: `the procedure ${procedure.name}` }, { position: call2.at });
  }
  const constants2 = {};
  const bound3 = { constants: [], parameters: [] };
  const given = /* @__PURE__ */ new Set();
  for (const [index, argument] of call2.arguments.entries()) {
    const input = findInput(procedure, argument.name?.name, index, argument.at);
    if (given.has(input.name))
      throw refuse4(`${procedure.name} is given ${input.name} twice`, "Keep one of them.", argument.at);
    given.add(input.name);
    const { value } = argument;
    const kind = value.kind === "Parameter" ? "parameters" : "constants";
    const parameter = value.kind === "Parameter" ? value.name : input.name;
    if (value.kind !== "Parameter") constants2[input.name] = readConstant(value);
    bound3[kind].push({ bind: input.name, source: { parameter }, type: input.type, position: argument.at });
  }
  for (const input of procedure.inputs) {
    if (input.isRequired && !given.has(input.name)) throw createMissingError2(procedure, input, call2.at);
  }
  return { procedure, constants: constants2, bound: bound3 };
}
function evaluateCall({ procedure, constants: constants2, bound: bound3 }, parameters) {
  const nowMs = 0;
  const bindings = {
    ...bindParameters2(bound3.constants, constants2, nowMs),
    ...bindParameters2(bound3.parameters, parameters, nowMs)
  };
  const values2 = /* @__PURE__ */ new Map();
  for (const [name, value] of Object.entries(bindings)) if (value !== null) values2.set(name, value);
  for (const input of procedure.inputs) {
    if (input.isRequired && (values2.get(input.name) ?? "") === "") throw createMissingError2(procedure, input);
  }
  return values2;
}
function findInput(procedure, name, index, position) {
  const { inputs } = procedure;
  const input = name === void 0 ? inputs[index] : findByName(inputs, name.replace(/^@/, ""));
  if (input) return input;
  const names3 = inputs.map((known) => known.name);
  const advice = suggestName(name ?? "", names3, `Its inputs are ${names3.join(", ")}.`);
  const problem = name === void 0 ? `${procedure.name} takes at most ${String(inputs.length)} inputs` : `${procedure.name} has no input ${name}`;
  throw refuse4(problem, advice, position);
}
function readConstant(node) {
  switch (node.kind) {
    case "NullLiteral":
      return null;
    case "StringLiteral":
    case "BooleanLiteral":
      return node.value;
    case "NumberLiteral":
      return /^\d+$/.test(node.text) ? BigInt(node.text) : Number(node.text.replaceAll("_", ""));
    case "Unary": {
      const operand = readConstant(node.operand);
      if (node.operator === "-" && (typeof operand === "bigint" || typeof operand === "number")) return -operand;
      break;
    }
    default:
  }
  const slots = {
    feature: "an expression as a procedure's input",
    advice: "Write the value itself, or pass it as a parameter."
  };
  throw createError("not_supported", slots, { position: node.at });
}
function createMissingError2({ name }, input, position) {
  return refuse4(
    `the procedure ${name} needs the input ${input.name}`,
    `Write EXEC ${name} @${input.name}='\u2026'. It is: ${input.summary}`,
    position
  );
}
function refuse4(problem, advice, position) {
  return createError("invalid_argument", { problem, advice }, { position });
}

// src/driver/prepared.ts
function outputColumns(prepared) {
  if (prepared.kind === "call") return prepared.call.procedure.outputs;
  if (prepared.explain !== "no") return explainColumns;
  return prepared.cache ? cacheColumns : prepared.bound.columns;
}
function explainPrepared(prepared, position) {
  if (prepared.kind === "query") return { ...prepared, explain: "plan" };
  const advice = "Only statements that read tables have a plan.";
  throw createError("not_supported", { feature: "EXPLAIN of a procedure", advice }, { position });
}
function bindTree(tree, text2, session) {
  switch (tree.kind) {
    case "Query":
      return { kind: "query", text: text2, bound: bindStatement(tree, session.catalog), explain: "no" };
    case "Explain": {
      const inner = explainPrepared(bindTree(tree.statement, text2, session), tree.at);
      return { ...inner, explain: tree.isAnalyze ? "analyze" : "plan" };
    }
    case "Call": {
      const call2 = bindCall2(tree, session.procedures, session.options.Readonly);
      return { kind: "call", text: `EXEC ${call2.procedure.name}`, call: call2 };
    }
    case "Insert":
    case "Update":
    case "Delete":
      if (session.options.Readonly) throw createError("read_only", { statement: tree.kind.toUpperCase() });
      throw createError(
        "not_supported",
        { feature: tree.kind.toUpperCase(), advice: "Tables can only be read so far." },
        { position: tree.at }
      );
    case "CacheTable":
    case "RefreshTable": {
      const cache = readCacheStatement(tree);
      return { kind: "query", text: text2, bound: bindStatement(cache.query, session.catalog), explain: "no", cache };
    }
    case "Transaction":
      throw createError(
        "not_supported",
        {
          feature: tree.action.toUpperCase(),
          advice: "What an API has done cannot be rolled back, so each statement stands alone."
        },
        { position: tree.at }
      );
  }
}

// src/driver/result.ts
var noSummary = {
  columns: [],
  rowCount: 0,
  stats: { requests: 0, rowsFetched: 0, rowsFromCache: 0, waitMs: 0, scans: [] },
  warnings: [],
  truncated: false
};
function describeColumns(columns) {
  return Object.freeze(
    columns.map(
      ({ name, type, isNullable, origin }) => Object.freeze({
        name,
        type,
        nullable: isNullable,
        ...origin ? { table: origin.table, column: origin.column } : {}
      })
    )
  );
}

// src/driver/row-stream.ts
function makeRow(names3, values2) {
  const row = {};
  for (const [index, name] of names3.entries()) {
    const value = values2[index] ?? null;
    if (name === "__proto__")
      Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true });
    else row[name] = value;
  }
  return row;
}
var rowsPerTurn = 1e3;
async function* pace(rows2, signal) {
  let count2 = 0;
  for (const row of rows2) {
    yield row;
    count2++;
    if (count2 % rowsPerTurn !== 0) continue;
    await new Promise((resolve4) => setImmediate(resolve4));
    throwIfAborted2(signal);
  }
}
function limitRows(rows2, maxRows) {
  let isTruncated = false;
  function* limited() {
    let count2 = 0;
    for (const row of rows2) {
      if (count2 === maxRows) {
        isTruncated = true;
        return;
      }
      count2++;
      yield row;
    }
  }
  return { rows: maxRows < 0 ? rows2 : limited(), isTruncated: () => isTruncated };
}

// src/driver/statement-log.ts
async function* logStatement(rows2, text2, log, clock) {
  const startedAtMs = clock.now();
  try {
    for (let next = await rows2.next(); ; next = await rows2.next()) {
      if (next.done) {
        const { rowCount, stats, warnings } = next.value;
        const durationMs = clock.now() - startedAtMs;
        log.write(1, "sql", text2, { rows: rowCount, requests: stats.requests, durationMs });
        for (const warning of warnings) log.write(1, "sql", warning);
        return next.value;
      }
      yield next.value;
    }
  } catch (error) {
    logFailure(log, "sql", text2, error);
    throw error;
  } finally {
    await rows2.return(noSummary);
  }
}

// src/driver/connection.ts
var statementCacheSize = 200;
var Connection = class {
  #session;
  #prepared = /* @__PURE__ */ new Map();
  #closing = new AbortController();
  /**
   * Made by `connect()`, not by callers.
   * @internal
   */
  constructor(session) {
    this.#session = session;
  }
  /** The options in force, defaults included; secrets are masked. */
  get options() {
    return this.#session.options;
  }
  /**
   * Runs one statement and gives its rows.
   * @throws ProviderError; `sqlState` says of what kind.
   * @example (await connection.query("SELECT id FROM contacts WHERE role = ?", ["lead"])).rows // [{ id: "…" }]
   */
  async query(sql6, parameters = [], options = {}) {
    return this.#collect(this.#prepare(sql6), parameters, options);
  }
  /**
   * Runs one statement and gives its rows one by one; what is read waits on disk, not in memory. The generator returns the summary.
   * @throws ProviderError; `sqlState` says of what kind.
   */
  async *stream(sql6, parameters = [], options = {}) {
    const prepared = this.#prepare(sql6);
    const names3 = outputColumns(prepared).map((column2) => column2.name);
    const rows2 = this.#run(prepared, parameters, options);
    try {
      for (let next = await rows2.next(); ; next = await rows2.next()) {
        if (next.done) return next.value;
        yield makeRow(names3, next.value);
      }
    } finally {
      await rows2.return(noSummary);
    }
  }
  /**
   * Parses and binds a statement; nothing is requested until it runs.
   * @throws SqlError for unknown names, types that do not fit, and what is not supported.
   */
  prepare(sql6) {
    const prepared = this.#prepare(sql6);
    return {
      columns: describeColumns(outputColumns(prepared)),
      all: (parameters = [], options = {}) => this.#collect(prepared, parameters, options),
      explain: (parameters = [], options = {}) => this.#collect(explainPrepared(prepared), parameters, options)
    };
  }
  /**
   * A Kysely query builder over this connection.
   * @example await connection.kysely().selectFrom("contacts").select("id").limit(5).execute()
   */
  kysely() {
    return createKysely({
      run: async (sql6, parameters) => this.query(sql6, parameters),
      stream: (sql6, parameters) => this.stream(sql6, parameters),
      describe: () => this.#catalog.tables.map(({ schema: schema2, name, type, definition, columns }) => ({
        schema: schema2,
        name,
        isView: type === "view",
        columns: columns.map((column2) => ({
          name: column2.name,
          type: column2.type,
          isNullable: !definition.key.includes(column2.name),
          summary: column2.summary
        }))
      }))
    });
  }
  /** Every table, in the order of the profile. */
  tables() {
    return Promise.resolve(listTables(this.#catalog));
  }
  /**
   * The columns of a table.
   * @throws unknown_table (42P01) with a did-you-mean.
   */
  columns(table2) {
    const lookup = this.#catalog.findTable(table2.split("."));
    if (!lookup.found) return Promise.reject(createError("unknown_table", { table: table2, suggestion: lookup.suggestion }));
    return Promise.resolve(listColumns(lookup.found));
  }
  /**
   * Checks the credential, the region, and with one small request each whether the tables can be read.
   * @throws ProviderError when the service cannot be reached or refuses the credential.
   */
  async check(options = {}) {
    const limits = this.#limitStatement(options);
    try {
      throwIfAborted2(limits.signal);
      return await this.#session.check(limits.signal);
    } finally {
      limits.end();
    }
  }
  /**
   * Brings the tables that are named, or all, up to date in the cache; what was interrupted goes on where it ended.
   * @throws ProviderError; a table that this credential cannot read is named in the result instead.
   * @example (await connection.sync(["contacts"])).map(({ rows }) => rows) // [4711]
   */
  async sync(tables, onProgress = () => void 0, options = {}) {
    const signals = [this.#closing.signal, ...options.signal ? [options.signal] : []];
    return syncTables(this.#session, tables, onProgress, AbortSignal.any(signals));
  }
  /**
   * What the cache holds of the tables that are named, or of all; how old, how large.
   * @throws unknown_table (42P01) with a did-you-mean.
   */
  async cacheStatus(tables) {
    return readCacheStatus(this.#session, tables, this.#closing.signal);
  }
  /**
   * Forgets what the cache holds of the tables that are named, or all of it; returns how many scans that was.
   * @throws unknown_table (42P01) with a did-you-mean.
   */
  async clearCache(tables) {
    return clearTables(this.#session, tables, this.#closing.signal);
  }
  /** Ends statements that are under way, and lets the files and sockets go. A second close does nothing. */
  async close() {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort(createError("connection_closed", {}));
    await this.#session.close();
  }
  /** Closes the connection at the end of an `await using` block. */
  async [Symbol.asyncDispose]() {
    await this.close();
  }
  get #catalog() {
    throwIfAborted2(this.#closing.signal);
    return this.#session.catalog;
  }
  #prepare(sql6) {
    const known = this.#prepared.get(sql6);
    if (known) return known;
    throwIfAborted2(this.#closing.signal);
    const prepared = this.#bind(sql6);
    if (this.#prepared.size >= statementCacheSize) {
      const [oldest] = this.#prepared.keys();
      if (oldest !== void 0) this.#prepared.delete(oldest);
    }
    this.#prepared.set(sql6, prepared);
    return prepared;
  }
  #bind(sql6) {
    try {
      return bindTree(parseStatement(sql6), sql6, this.#session);
    } catch (error) {
      logFailure(this.#session.log, "sql", "a statement was refused", error);
      throw error;
    }
  }
  #plan(prepared, parameters, { cache }) {
    const { clock, options } = this.#session;
    const canAnswer = ({ isFull, isComplete, isFresh: isFresh2 }) => isFull && isComplete && (isFresh2 || options.Offline);
    const isHeld2 = (table2) => cache.list().some((held) => held.table === table2 && canAnswer(held));
    const settings = { parameters, nowMs: clock.now(), isPushdownOn: options.Pushdown, isHeld: isHeld2 };
    return planQuery(prepared.bound, settings, this.#catalog);
  }
  async #execute(plan, { cache: statement }, context, signal) {
    if (statement) assertFillable(this.#session.options);
    if (statement?.mode === "truncate") context.cache.clear(plan.scans.map(({ table: table2 }) => table2.name));
    const scans = statement?.mode === "schema only" ? [] : plan.scans;
    const reading = statement ? { mode: "refresh" } : {};
    return executePlan({ ...plan, scans }, context, signal, reading);
  }
  async #collect(prepared, parameters, options) {
    const names3 = outputColumns(prepared).map((column2) => column2.name);
    const rows2 = [];
    const source = this.#run(prepared, parameters, options);
    for (let next = await source.next(); ; next = await source.next()) {
      if (next.done) return { rows: rows2, ...next.value };
      rows2.push(makeRow(names3, next.value));
    }
  }
  #run(prepared, parameters, options) {
    const { log, clock } = this.#session;
    const rows2 = prepared.kind === "call" ? this.#call(prepared, parameters, options) : this.#select(prepared, parameters, options);
    return log === silentLog ? rows2 : logStatement(rows2, prepared.text, log, clock);
  }
  async *#call(prepared, parameters, options) {
    const limits = this.#limitStatement(options);
    try {
      throwIfAborted2(limits.signal);
      const { procedure } = prepared.call;
      const limited = limitRows(
        (await procedure.run(evaluateCall(prepared.call, parameters), limits.signal)).map((row) => [...row]),
        this.#session.options.MaxRows
      );
      let rowCount = 0;
      for await (const row of pace(limited.rows, limits.signal)) {
        rowCount++;
        yield row;
      }
      return {
        ...noSummary,
        columns: describeColumns(procedure.outputs),
        rowCount,
        warnings: this.#session.takeWarnings(),
        truncated: limited.isTruncated()
      };
    } finally {
      limits.end();
    }
  }
  async *#select(prepared, parameters, options) {
    const limits = this.#limitStatement(options);
    let execution;
    try {
      throwIfAborted2(limits.signal);
      const context = await this.#session.open(limits.signal);
      const plan = this.#plan(prepared, parameters, context);
      execution = prepared.explain === "plan" ? void 0 : await this.#execute(plan, prepared, context, limits.signal);
      const isExplained = prepared.explain !== "no";
      const rows2 = prepared.cache && execution ? await listCached(this.#session, plan, execution.statistics, limits.signal) : execution?.rows();
      const limited = limitRows(rows2 ?? [], this.#session.options.MaxRows);
      let rowCount = 0;
      for await (const row of pace(limited.rows, limits.signal)) {
        if (isExplained) continue;
        rowCount++;
        yield row;
      }
      const statistics = execution?.statistics;
      if (isExplained) {
        for (const row of explainPlan(plan, statistics)) {
          rowCount++;
          yield row;
        }
      }
      return {
        columns: describeColumns(outputColumns(prepared)),
        rowCount,
        stats: statistics ?? noSummary.stats,
        warnings: [...this.#session.takeWarnings(), ...execution?.warnings ?? []],
        truncated: !isExplained && limited.isTruncated()
      };
    } finally {
      execution?.release();
      limits.end();
    }
  }
  // One signal for all that can end a statement: the caller, QueryTimeout, and the end of the connection.
  #limitStatement({ signal }) {
    const { QueryTimeout } = this.#session.options;
    const deadline = new AbortController();
    const timer = QueryTimeout > 0 ? setTimeout(() => {
      deadline.abort(createError("statement_timeout", { seconds: QueryTimeout }));
    }, QueryTimeout * 1e3) : void 0;
    const signals = [this.#closing.signal, deadline.signal, ...signal ? [signal] : []];
    return {
      signal: AbortSignal.any(signals),
      end: () => {
        clearTimeout(timer);
      }
    };
  }
};

// src/driver/connection-catalog.ts
import { readFile as readFile3 } from "node:fs/promises";
async function createConnectionCatalog(profile, version2, options) {
  const base = createCatalog(profile, version2);
  const extras = {
    settings: connectionProperties.map((property) => readSetting(property, options)),
    functions: functionKinds,
    information: [
      ["ProductName", "intercom-sql"],
      ["Profile", profile.service.name],
      ["ServiceDocumentation", profile.service.docsUrl],
      ["ApiVersion", version2 ?? ""],
      ["SqlDialect", "PostgreSQL"]
    ]
  };
  const views = options.UserDefinedViews ? await readViews(options.UserDefinedViews) : [];
  let known = [];
  const describe2 = () => describeCatalog(base, { ...extras, views: known });
  for (let rest = [...views]; rest.length > 0; ) {
    const catalog = describe2();
    const bound3 = rest.map((view) => bindView2(view, catalog));
    const added = bound3.filter((result2) => "columns" in result2);
    const [failure] = bound3.filter((result2) => "failure" in result2);
    if (added.length === 0 && failure) throw failure.failure;
    known = [...known, ...added];
    rest = rest.filter((view) => !added.some((done) => done.name === view.name));
  }
  return describe2();
}
function readSetting(property, options) {
  const value = options[property.name];
  if (value === void 0 || value === null) return { property, value: null };
  return {
    property,
    value: property.secret ? "****" : printSetting(value).replace(/\/\/[^/@]*@/, "//****@")
  };
}
function printSetting(value) {
  const text2 = typeof value === "string" ? value : JSON.stringify(value);
  return text2.replace(/\/\/[^/@]*@/, "//****@");
}
async function readViews(path) {
  const refuse5 = (problem, cause) => createError(
    "bad_property_value",
    {
      name: "UserDefinedViews",
      place: "",
      problem,
      expected: 'Write { "name": { "query": "SELECT \u2026" } } into the file.'
    },
    { cause }
  );
  let parsed;
  try {
    parsed = JSON.parse(await readFile3(path, "utf8"));
  } catch (cause) {
    throw refuse5(`${path} cannot be read as JSON`, cause);
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw refuse5(`${path} holds no object`);
  return Object.entries(parsed).map(([name, view]) => {
    const sql6 = typeof view === "object" && view !== null && "query" in view ? view.query : void 0;
    if (typeof sql6 !== "string") throw refuse5(`the view ${name} has no query`);
    return { name, sql: sql6 };
  });
}
function bindView2(view, catalog) {
  try {
    const tree = parseStatement(view.sql);
    if (tree.kind !== "Query")
      throw createError("not_supported", {
        feature: `the view ${view.name}, which is no query,`,
        advice: "Write a SELECT."
      });
    return { ...view, columns: bindStatement(tree, catalog).columns };
  } catch (error) {
    if (error instanceof ProviderError) return { name: view.name, failure: error };
    throw error;
  }
}

// src/driver/workspace.ts
async function readWorkspace({ check: check2, regions }, http, signal) {
  if (!check2) return void 0;
  const { status, body } = await http.send({
    method: "GET",
    path: check2.path,
    acceptStatuses: check2.accepted,
    signal,
    purpose: "checking the credential"
  });
  const isReadable = status >= 200 && status < 300;
  const read = (path) => {
    const value = isReadable && path !== void 0 ? compileValueReader(path)(body) : void 0;
    return typeof value === "string" || typeof value === "number" ? String(value) : null;
  };
  const said = read(check2.region);
  const region2 = regions.find(({ name }) => name.toLowerCase() === said?.toLowerCase())?.name ?? null;
  return { isReadable, id: read(check2.workspaceId), timeZone: read(check2.timeZone), region: region2 };
}
function describeRegionMismatch(region2, workspace) {
  const actual = workspace?.region ?? region2;
  return actual === region2 ? void 0 : `the workspace is in the region ${actual}, and Region is ${region2}: set Region=${actual}`;
}

// src/driver/connection-check.ts
async function checkConnection(parts, signal) {
  const { service, catalog, region: region2 } = parts;
  const workspace = await readWorkspace(service, parts.access.http, signal);
  const mismatch = describeRegionMismatch(region2, workspace);
  return {
    service: service.name,
    region: region2,
    workspace: workspace ?? null,
    warnings: mismatch === void 0 ? [] : [mismatch],
    tables: await Promise.all(
      catalog.tables.filter(({ type }) => type === "table").map((table2) => checkTable2(table2, parts, signal))
    )
  };
}
async function checkTable2(table2, parts, signal) {
  const { catalog, access, clock, concurrency, service } = parts;
  const found = { table: table2.name, scope: table2.definition.scope ?? null };
  const scan = planProbe(table2.definition, catalog);
  if (!scan) return { ...found, status: "not checked", problem: "there is no small request for it" };
  try {
    const context = { http: access.http, clock, columns: [], pageSize: 1, concurrency, service: service.name, signal };
    for await (const _ of readPages(scan, { ...context, warn: () => void 0 })) break;
    return { ...found, status: "permitted", problem: null };
  } catch (error) {
    if (!(error instanceof ProviderError) || fatalCodes.has(error.code)) throw error;
    const status = error.code === "permission_denied" ? "not permitted" : "failed";
    return { ...found, status, problem: [error.message, error.hint].filter((text2) => text2 !== void 0).join(". ") };
  }
}
var fatalCodes = /* @__PURE__ */ new Set([
  "cancelled",
  "connection_closed",
  "credential_missing",
  "credential_refused",
  "connect_failed",
  "internal"
]);
var cheapness = { list: 0, search: 1, embedded: 2, child: 3, get: 4 };
var nobodysKey = "0";
function planProbe(table2, catalog, depth = 0) {
  const paths = table2.read.filter((path) => path.kind !== "list" || path.paging !== "scroll").sort((left2, right2) => cheapness[left2.kind] - cheapness[right2.kind]);
  for (const path of paths) {
    switch (path.kind) {
      case "list":
      case "search":
        return { kind: path.kind, table: table2, path, limit: 1 };
      case "child":
      case "embedded": {
        const owner = catalog.findTable([path.parent.table]).found;
        const scan = owner && depth < deepest ? planProbe(owner.definition, catalog, depth + 1) : void 0;
        if (!scan) continue;
        return path.kind === "child" ? { kind: "child", table: table2, path, parents: { scan } } : { kind: "embedded", table: table2, path, parent: scan };
      }
      case "get":
        return { kind: "get", table: table2, path, keys: [nobodysKey] };
    }
  }
  return void 0;
}
var deepest = 3;

// src/driver/credential.ts
import { randomBytes } from "node:crypto";
function findRegion({ service }, { Region }) {
  const { regions } = service;
  const found = regions.find((region2) => region2.name === Region) ?? (regions.length === 1 ? regions[0] : void 0);
  if (found) return found;
  const expected = `The profile ${service.name} has ${regions.map((region2) => region2.name).join(", ")}.`;
  throw createError("bad_property_value", {
    name: "Region",
    place: "",
    problem: "the profile has no such region",
    expected
  });
}
function describeCredential({ service }, options, region2, { clock, log }, given) {
  if (!options.Offline) assertCredential(options);
  const { oauth: oauth4 } = service;
  if (options.AuthScheme === "OAUTH" && !oauth4) {
    throw createError("bad_property_value", {
      name: "AuthScheme",
      place: "",
      problem: `the profile ${service.name} knows no OAuth`,
      expected: "Use AuthScheme=NONE with APIKey."
    });
  }
  const random = (count2) => new Uint8Array(randomBytes(count2));
  const notify = given.notify ?? ((message) => process.stderr.write(`${message}
`));
  const scope = options.Scope ?? oauth4?.scope;
  return {
    settings: {
      scheme: options.AuthScheme,
      initiate: options.InitiateOAuth,
      service: service.name,
      profile: service.name,
      region: region2.name,
      ...pickGiven({
        apiKey: options.APIKey,
        clientId: options.OAuthClientId,
        clientSecret: options.OAuthClientSecret,
        accessToken: options.OAuthAccessToken,
        refreshToken: options.OAuthRefreshToken,
        verifier: options.OAuthVerifier,
        expiresInS: options.OAuthExpiresIn,
        tokenTimestampMs: options.OAuthTokenTimestamp
      }),
      endpoints: {
        authorizationUrl: options.OAuthAuthorizationURL ?? region2.authorizationUrl ?? "",
        tokenUrl: options.OAuthAccessTokenURL ?? oauth4?.tokenUrl ?? "",
        ...pickGiven({ scope })
      },
      protocol: {
        pkce: oauth4?.isPkceUsed ?? true,
        tokenRequest: oauth4?.tokenRequest === "code_only" ? "code_only_form" : "standard",
        tokenField: "access_token",
        hasRefreshToken: oauth4?.hasRefreshToken ?? true,
        sendsRedirectUri: true
      },
      callbackUrl: options.CallbackURL,
      timeoutMs: options.OAuthTimeout * 1e3,
      store: given.tokenStore ?? openTokenStore(options.OAuthSettingsLocation, { clock, random, notify })
    },
    ports: {
      clock,
      random,
      fetch: globalThis.fetch,
      openBrowser: given.openBrowser ?? ((url) => openBrowser(url)),
      notify,
      ...pickGiven({ readPastedUrl: given.readPastedUrl }),
      log
    }
  };
}
function pickGiven(values2) {
  return Object.fromEntries(Object.entries(values2).filter(([, value]) => value !== void 0));
}

// src/driver/oauth-procedures.ts
var callbackInput = {
  name: "callback_url",
  type: "varchar",
  isRequired: false,
  summary: "The redirect URL; CallbackURL when it is not given."
};
var tokenColumns = [
  { name: "oauth_access_token", type: "varchar", isNullable: false },
  { name: "oauth_refresh_token", type: "varchar", isNullable: true },
  { name: "expires_in", type: "integer", isNullable: true },
  { name: "oauth_token_timestamp", type: "integer", isNullable: false }
];
function createOAuthProcedures(steps) {
  return [
    {
      name: "get_oauth_authorization_url",
      summary: "Makes the URL at which a person gives access.",
      inputs: [
        callbackInput,
        {
          name: "scope",
          type: "varchar",
          isRequired: false,
          summary: "The scopes to ask for; Scope when it is not given."
        },
        {
          name: "state",
          type: "varchar",
          isRequired: false,
          summary: "A text that comes back with the code; random when it is not given."
        }
      ],
      outputs: [
        { name: "url", type: "varchar", isNullable: false },
        { name: "state", type: "varchar", isNullable: false }
      ],
      isReadOnly: true,
      async run(values2, signal) {
        const asked = {
          callbackUrl: readText5(values2, "callback_url"),
          scope: readText5(values2, "scope"),
          state: readText5(values2, "state")
        };
        const { url, state } = await steps.createUrl(asked, signal);
        return [[url, state]];
      }
    },
    {
      name: "get_oauth_access_token",
      summary: "Exchanges the code that came back from the authorization URL for tokens.",
      inputs: [
        {
          name: "verifier",
          type: "varchar",
          isRequired: true,
          summary: "The code, or the whole address that the browser was sent back to."
        },
        callbackInput,
        {
          name: "state",
          type: "varchar",
          isRequired: false,
          summary: "The state that get_oauth_authorization_url gave; a whole address has to carry it."
        }
      ],
      outputs: tokenColumns,
      isReadOnly: true,
      async run(values2, signal) {
        const asked = {
          verifier: readText5(values2, "verifier") ?? "",
          callbackUrl: readText5(values2, "callback_url"),
          state: readText5(values2, "state")
        };
        return [describeToken2(await steps.exchangeCode(asked, signal))];
      }
    },
    {
      name: "refresh_oauth_access_token",
      summary: "Exchanges a refresh token for new tokens.",
      inputs: [
        {
          name: "oauth_refresh_token",
          type: "varchar",
          isRequired: true,
          summary: "The refresh token that came with the access token."
        }
      ],
      outputs: tokenColumns,
      isReadOnly: true,
      async run(values2, signal) {
        return [describeToken2(await steps.refresh(readText5(values2, "oauth_refresh_token") ?? "", signal))];
      }
    }
  ];
}
function readText5(values2, name) {
  const value = values2.get(name);
  return value === void 0 || value === "" ? void 0 : String(value);
}
function describeToken2(token) {
  return [token.accessToken, token.refreshToken ?? null, token.expiresInS ?? null, token.obtainedAtMs];
}

// src/driver/service-client.ts
import { readFileSync as readFileSync3 } from "node:fs";
function createServiceClient(profile, options, baseUrl, ports) {
  const { service } = profile;
  const { rateLimit: rateLimit2 } = service;
  return createHttpClient({
    service: service.name,
    baseUrl,
    headers: makeHeaders(service, options),
    timeoutMs: options.Timeout * 1e3,
    maxConcurrency: options.MaxConcurrency,
    requestsPerMinute: options.RateLimit,
    maxRateLimitDelayMs: options.MaxRateLimitDelay * 1e3,
    limitHeaders: rateLimit2 && {
      limit: rateLimit2.limitHeader,
      remaining: rateLimit2.remainingHeader,
      reset: rateLimit2.resetHeader,
      windowMs: rateLimit2.windowMs
    },
    errors: service.errors.map(makeRule),
    proxyUrl: isProxied(baseUrl, ports.environment) ? options.ProxyServer?.reveal() : void 0,
    ca: options.SSLServerCert === void 0 ? void 0 : readCertificate(options.SSLServerCert),
    clock: ports.clock,
    log: ports.log,
    random: ports.random
  });
}
function makeHeaders({ headers, versions }, { ApiVersion }) {
  const version2 = versions ? { [versions.header]: ApiVersion } : {};
  return { ...headers, ...version2, "User-Agent": `intercom-sql/${packageVersion()}` };
}
function packageVersion() {
  const text2 = readFileSync3(new URL("../../package.json", import.meta.url), "utf8");
  return String(JSON.parse(text2).version);
}
var ruleWords = {
  credential: "credential_refused",
  permission: "permission_denied",
  invalid: "request_failed",
  retry: "retry"
};
function makeRule({ status, code, becomes, advice, waitMs }) {
  return {
    ...status === void 0 ? {} : { status },
    ...code === void 0 ? {} : { code },
    ...waitMs === void 0 ? {} : { waitMs },
    becomes: ruleWords[becomes],
    advice
  };
}
function isProxied(baseUrl, environment) {
  const host = new URL(baseUrl).hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (host === "localhost" || host === "::1" || host.startsWith("127.")) return false;
  const exceptions = (environment["NO_PROXY"] ?? environment["no_proxy"] ?? "").toLowerCase().split(/[\s,]+/).filter((word) => word !== "");
  return !exceptions.some(
    (word) => word === "*" || host === word || host.endsWith(word.startsWith(".") ? word : `.${word}`)
  );
}
function readCertificate(value) {
  if (value.includes("-----BEGIN")) return value;
  try {
    return readFileSync3(value, "utf8");
  } catch (cause) {
    const slots = {
      name: "SSLServerCert",
      place: "",
      problem: "the file cannot be read",
      expected: "Give PEM text, or the path of a PEM file."
    };
    throw createError("bad_property_value", slots, { cause });
  }
}

// src/driver/system-rows.ts
var rowsByTable = {
  sys_cache: listCache
};
function listSystemRows(table2, sources) {
  return Object.hasOwn(rowsByTable, table2) ? rowsByTable[table2](sources) : [];
}
function listCache({ cache, options }) {
  const startMs = options.StartDate === void 0 ? void 0 : parseTimestamp(options.StartDate);
  return cache.list().map((scan) => [
    scan.table,
    scan.predicate,
    scan.isComplete ? "complete" : "reading",
    scan.isFull ? 1 : 0,
    scan.isFresh ? 1 : 0,
    scan.rowCount,
    scan.pageCount,
    scan.byteCount,
    formatTimestamp(scan.asOf),
    formatTime2(scan.completedAt),
    formatTime2(scan.watermark),
    formatTimestamp(scan.usedAt),
    formatTime2(startMs)
  ]);
}
function formatTime2(epochMs) {
  return epochMs === void 0 ? null : formatTimestamp(epochMs);
}

// src/driver/session.ts
function createSession(parts) {
  const { options, catalog, procedures, clock, log, http, service, warnings } = parts;
  let opening;
  return {
    options,
    catalog,
    procedures,
    clock,
    log,
    async open(signal) {
      const access = parts.openAccess();
      opening ??= parts.openCache(access, signal).catch((error) => {
        opening = void 0;
        throw error;
      });
      const { cache, storage } = await opening;
      return {
        cache,
        storage,
        http: access.http,
        clock,
        service,
        pageSize: options.Pagesize,
        concurrency: options.MaxConcurrency,
        isOffline: options.Offline,
        startDateMs: options.StartDate === void 0 ? void 0 : parseTimestamp(options.StartDate),
        listSystemRows: (table2) => listSystemRows(table2, { cache, options })
      };
    },
    check: (signal) => parts.check(signal),
    takeWarnings: () => warnings.splice(0),
    async close() {
      const opened = await opening?.catch(() => void 0);
      await opened?.close();
      await http.close();
      parts.closeLog();
    }
  };
}

// src/driver/statement-access.ts
function createStatementAccess(http, tokens) {
  if (!tokens) return { http, getOwner: () => Promise.resolve(void 0) };
  const call2 = tokens.forStatement();
  const authorize = authorizeWith(call2, tokens.isRenewable);
  return {
    http: { ...http, send: (request) => http.send({ ...request, authorize }) },
    getOwner: (signal) => call2.getOwner(signal)
  };
}
var scheme = "Bearer ";
function authorizeWith(call2, isRenewable) {
  return {
    async getHeaders(signal) {
      const token = await call2.getToken(signal);
      return { authorization: scheme + token.reveal() };
    },
    async handleUnauthorized(usedHeaders, signal) {
      if (!isRenewable) return false;
      const used = new Secret((usedHeaders["authorization"] ?? "").slice(scheme.length));
      await call2.handleUnauthorized(used, signal);
      return true;
    }
  };
}

// src/driver/connect.ts
async function connect(connectionString, settings = {}) {
  const clock = systemClock;
  const options = resolveConnectionOptions(connectionString, process.env);
  const logFile = openLog(options, clock);
  const { log } = logFile;
  const closeLog = () => {
    logFile.close();
  };
  try {
    const connection2 = await open3(options, settings, { clock, log, closeLog });
    log.write(1, "driver", "connected", { profile: options.Profile, version: packageVersion() });
    return connection2;
  } catch (error) {
    logFailure(log, "driver", "cannot connect", error);
    closeLog();
    throw error;
  }
}
async function open3(options, settings, { clock, log, closeLog }) {
  const profile = await loadProfile(options.Profile);
  const region2 = findRegion(profile, options);
  const version2 = profile.service.versions && options.ApiVersion;
  const catalog = await createConnectionCatalog(profile, version2, options);
  const baseUrl = options.URL ?? region2.baseUrl;
  const credential = profile.service.authentication === "none" ? void 0 : describeCredential(profile, options, region2, { clock, log }, settings);
  const tokens = credential && createTokenSource(credential.settings, credential.ports);
  const http = createServiceClient(profile, options, baseUrl, {
    clock,
    log,
    random: Math.random,
    environment: process.env
  });
  const openAccess = () => createStatementAccess(http, tokens);
  const warnings = [];
  try {
    if (options.ConnectOnOpen && !options.Offline) {
      const workspace = await readWorkspace(profile.service, openAccess().http, settings.signal);
      const mismatch = describeRegionMismatch(region2.name, workspace);
      if (mismatch !== void 0) warnings.push(mismatch);
    }
  } catch (error) {
    await http.close();
    throw error;
  }
  const session = createSession({
    options,
    catalog,
    procedures: tokens && profile.service.oauth ? createOAuthProcedures(tokens.steps) : [],
    clock,
    log,
    closeLog,
    http,
    openAccess,
    check: (signal) => checkConnection(
      {
        service: profile.service,
        // Views are no tables of the service: nobody permits or forbids them.
        catalog: { ...catalog, tables: catalog.tables.filter((table2) => table2.type === "table") },
        region: region2.name,
        access: openAccess(),
        clock,
        concurrency: options.MaxConcurrency
      },
      signal
    ),
    service: profile.service.name,
    warnings,
    async openCache(access, signal) {
      const owner = options.Offline ? await tokens?.findOwner() : await access.getOwner(signal);
      return openCache(
        options,
        { profile: profile.service.name, baseUrl, version: version2, owner, isOwned: tokens !== void 0 },
        { clock, log, warn: (message) => warnings.push(message) }
      );
    }
  });
  return new Connection(session);
}

// test/driver/sync-process.ts
var [, , URL2 = "", APIKey = "", CacheLocation = "", table = ""] = process.argv;
var connection = await connect({ URL: URL2, APIKey, CacheLocation, ConnectOnOpen: false, Pagesize: 50 });
var [synced] = await connection.sync([table]);
await connection.close();
console.log(synced?.rows);
