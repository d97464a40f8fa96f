import type { Route } from "../service/route.ts";
import { companyRoutes } from "./company-routes.ts";
import { conversationRoutes } from "./conversation-routes.ts";
import { peopleRoutes } from "./people-routes.ts";
import { ticketRoutes } from "./ticket-routes.ts";
import { workspaceRoutes } from "./workspace-routes.ts";

/** Every endpoint of the sandbox, one row each. */
export const routeTable: readonly Route[] = [
	...workspaceRoutes,
	...peopleRoutes,
	...companyRoutes,
	...conversationRoutes,
	...ticketRoutes,
];
