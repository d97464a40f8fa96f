import { findWorkflow } from "../data/workflows.ts";
import { ApiError } from "../service/api-error.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";

/** Workflows: only their export. */
export const workflowRoutes: readonly Route[] = [
	{ method: "GET", path: "/export/workflows/{id}", since: 15, scope: "export_content_data", answer: exportWorkflow },
];

function exportWorkflow({ params, service }: RouteCall): Reply {
	const { settings } = service.dataSet;
	const workflow = findWorkflow(settings, params["id"] ?? "");
	if (workflow === undefined) throw new ApiError("not_found", "Workflow not found");
	return ok({
		export_version: "1.0",
		exported_at: new Date(service.now() * 1000).toISOString(),
		app_id: settings.workspaceNumber,
		workflow,
	});
}
