/** What the approval page carries from the request to the decision. */
export interface ApprovalRequest {
	readonly clientId: string;
	readonly redirectUri: string;
	readonly state: string | null;
	readonly workspaceName: string;
	readonly adminName: string;
}

/** The page on which a person lets the app in or not; both buttons send the form back. */
export function writeApprovalPage(request: ApprovalRequest): string {
	const fields = { client_id: request.clientId, redirect_uri: request.redirectUri, state: request.state };
	const hidden = Object.entries(fields)
		.filter((field): field is [string, string] => field[1] !== null)
		.map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
		.join("\n\t\t");
	return writePage(
		"Authorize access",
		`<p>An app asks to read and write the data of the workspace <strong>${escapeHtml(request.workspaceName)}</strong>.</p>
	<p>You are signed in as ${escapeHtml(request.adminName)}. Afterwards you are sent to <code>${escapeHtml(request.redirectUri)}</code>.</p>
	<form method="post" action="/oauth">
		${hidden}
		<button name="decision" value="approve">Approve</button>
		<button name="decision" value="deny">Deny</button>
	</form>`,
	);
}

/** The page for a request that cannot be answered by sending the person back. */
export function writeRefusalPage(reason: string): string {
	return writePage("Cannot authorize", `<p>${escapeHtml(reason)}</p>`);
}

function writePage(title: string, content: string): string {
	return `<!doctype html>
<html lang="en">
<head>
	<meta charset="utf-8">
	<meta name="viewport" content="width=device-width">
	<title>${title} – sandbox</title>
	<style>
		body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem; color: #222; }
		button { font: inherit; padding: .5rem 1.5rem; margin-right: .5rem; cursor: pointer; }
		small { color: #666; }
	</style>
</head>
<body>
	<h1>${title}</h1>
	${content}
	<p><small>This is a local sandbox. It is not Intercom, and the data in it is invented.</small></p>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
