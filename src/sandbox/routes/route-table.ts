import type { Route } from "../service/route.ts";
import { articleDraftRoutes } from "./article-draft-routes.ts";
import { attributeOptionRoutes } from "./attribute-option-routes.ts";
import { bannerRoutes } from "./banner-routes.ts";
import { callRoutes } from "./call-routes.ts";
import { companyRoutes } from "./company-routes.ts";
import { companyWriteRoutes } from "./company-write-routes.ts";
import { contactLinkRoutes } from "./contact-link-routes.ts";
import { contactWriteRoutes } from "./contact-write-routes.ts";
import { contentRoutes } from "./content-routes.ts";
import { conversationMergeRoutes } from "./conversation-merge-routes.ts";
import { conversationRoutes } from "./conversation-routes.ts";
import { conversationWriteRoutes } from "./conversation-write-routes.ts";
import { eventRoutes } from "./event-routes.ts";
import { exportRoutes } from "./export-routes.ts";
import { finRoutes } from "./fin-routes.ts";
import { finVoiceRoutes } from "./fin-voice-routes.ts";
import { knowledgeRoutes } from "./knowledge-routes.ts";
import { messageRoutes } from "./message-routes.ts";
import { messageStatusRoutes } from "./message-status-routes.ts";
import { peopleRoutes } from "./people-routes.ts";
import { redactionRoutes } from "./redaction-routes.ts";
import { reportRoutes } from "./report-routes.ts";
import { staticCollectionRoutes } from "./static-collection-routes.ts";
import { taggingRoutes } from "./tagging-routes.ts";
import { ticketLinkRoutes } from "./ticket-link-routes.ts";
import { ticketRoutes } from "./ticket-routes.ts";
import { ticketTypeRoutes } from "./ticket-type-routes.ts";
import { ticketWriteRoutes } from "./ticket-write-routes.ts";
import { workflowRoutes } from "./workflow-routes.ts";
import { workspaceRoutes } from "./workspace-routes.ts";
import { workspaceWriteRoutes } from "./workspace-write-routes.ts";

/** Every endpoint of the sandbox, one row each. */
export const routeTable: readonly Route[] = [
	...workspaceRoutes,
	...workspaceWriteRoutes,
	...peopleRoutes,
	...contactWriteRoutes,
	...contactLinkRoutes,
	...companyRoutes,
	...companyWriteRoutes,
	...conversationRoutes,
	...redactionRoutes,
	...conversationWriteRoutes,
	...messageRoutes,
	...ticketRoutes,
	...ticketWriteRoutes,
	...ticketTypeRoutes,
	...reportRoutes,
	...knowledgeRoutes,
	...eventRoutes,
	...exportRoutes,
	...taggingRoutes,
	...ticketLinkRoutes,
	...conversationMergeRoutes,
	...attributeOptionRoutes,
	...articleDraftRoutes,
	...contentRoutes,
	...callRoutes,
	...finVoiceRoutes,
	...finRoutes,
	...messageStatusRoutes,
	...bannerRoutes,
	...workflowRoutes,
	...staticCollectionRoutes,
];
