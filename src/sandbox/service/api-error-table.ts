/** One refusal: its HTTP status, its message, and the code on the wire where that is not the row's name. */
interface ApiErrorRow {
	readonly status: number;
	readonly message: string;
	readonly as?: string;
	/**
	 * How the body looks when it is no error list: `plain` is one message, `keyed` a key and a message, `by_field`
	 * messages under the names of fields, of which the code is one.
	 */
	readonly shape?: "plain" | "keyed" | "by_field";
}

/** Every refusal that the API is known for. Source: the error examples of the published OpenAPI description, 2.16. */
export const apiErrorTable = {
	unauthorized: { status: 401, message: "Access Token Invalid" },
	token_revoked: { status: 401, message: "Access token has been revoked" },
	unauthorized_code: { status: 401, as: "unauthorized", message: "Unauthorized Code" },
	token_unauthorized: { status: 401, message: "Not authorized to access resource" },
	forbidden: { status: 403, message: "Forbidden request" },
	api_plan_restricted: { status: 403, message: "Active subscription needed." },
	intercom_version_invalid: {
		status: 400,
		message: "Requested resource is not available in current API version.",
	},
	not_found: { status: 404, message: "Resource Not Found" },
	user_not_found: { status: 404, as: "not_found", message: "User Not Found" },
	scroll_not_found: { status: 404, as: "not_found", message: "scroll parameter not found" },
	company_not_found: { status: 404, message: "Company Not Found" },
	admin_not_found: { status: 404, message: "Admin not found" },
	team_not_found: { status: 404, message: "Team not found" },
	tag_not_found: { status: 404, message: "Tag not found" },
	ticket_not_found: { status: 404, message: "Ticket not found" },
	brand_not_found: { status: 404, as: "not_found", message: "Brand not found" },
	email_not_found: { status: 404, as: "not_found", message: "Email setting not found" },
	macro_not_found: { status: 404, as: "not_found", message: "Macro not found" },
	content_snippet_not_found: { status: 404, as: "not_found", message: "Content snippet not found" },
	call_not_found: { status: 404, as: "not_found", message: "Not Found" },
	internal_article_not_found: { status: 404, message: "Internal article not found" },
	recording_not_found: { status: 404, as: "not_found", message: "Recording Not Found" },
	article_not_found: { status: 404, message: "Article not found" },
	conversation_not_found: { status: 404, message: "Conversation not found" },
	conversation_attribute_not_found: { status: 404, message: "Conversation attribute not found" },
	reference_unknown: { status: 404, as: "parameter_invalid", message: "It names an object that is unknown" },
	data_connector_in_use: {
		status: 409,
		message: "Data connector is in use by other resources and cannot be deleted",
	},
	content_has_procedure_dependencies: {
		status: 422,
		message: "Content snippet has dependent procedures and cannot be deleted",
	},
	data_connector_not_found: { status: 404, message: "Data connector not found" },
	execution_result_not_found: { status: 404, message: "Execution result not found" },
	job_not_found: { status: 404, message: "Job Not Found" },
	assignee_not_found: { status: 404, message: "Assignee not found" },
	contact_merged: {
		status: 410,
		message: "This contact has been merged. See the 'Link' header for the canonical contact.",
	},
	not_acceptable: { status: 406, message: "The Accept header should send a media type of application/json" },
	bad_request: { status: 400, message: "bad request" },
	client_error: {
		status: 400,
		message: "Invalid starting_after param. Please try again using a starting_after value from a paginated response",
	},
	parameter_invalid: { status: 400, message: "A parameter is invalid" },
	// The words are not documented; that what is closed is not closed again is seen with clients of the API.
	same_state: { status: 400, as: "parameter_invalid", message: "The conversation is already in the same state" },
	parameter_not_found: { status: 400, message: "A parameter is missing" },
	parameter_unprocessable: { status: 422, as: "parameter_invalid", message: "A parameter is invalid" },
	validation_error: { status: 422, message: "The object is not valid" },
	parameter_lost: { status: 422, as: "parameter_not_found", message: "A parameter is missing" },
	data_invalid: { status: 422, message: "The data is not valid" },
	field_not_found: { status: 400, message: "We couldn't find that field" },
	data_attribute_not_found: {
		status: 404,
		as: "field_not_found",
		message: "We couldn't find that data attribute to update",
	},
	invalid_merge: {
		status: 400,
		message:
			"Contacts can only be merged when they are duplicates (matching email or phone). Pass skip_duplicate_validation=true to override this check.",
	},
	ticket_state_id_invalid: {
		status: 400,
		message: "Ticket state id is not valid or is not associated with the ticket type",
	},
	invalid_ticket_type: { status: 400, message: "Only tracker tickets support linking conversations" },
	already_linked_to_tracker: { status: 400, message: "A conversation can only have one tracker ticket" },
	linked_conversation_limit_exceeded: {
		status: 400,
		message: "Ticket has reached the maximum number of conversations that can be linked",
	},
	merge_failed: { status: 422, message: "Primary conversation not found" },
	tag_has_dependent_objects: { status: 400, message: "Unable to delete Tag with dependent objects." },
	resource_conflict: { status: 409, message: "It already exists" },
	conflict: { status: 409, message: "A contact matching those details already exists" },
	contact_company_limit_exceeded: {
		status: 400,
		message: "Contact has reached the maximum of 1000 company associations",
	},
	conversation_part_or_message_not_found: { status: 404, message: "Conversation part or message not found" },
	conversation_part_not_redactable: {
		status: 400,
		message: "Only parts with a body and messages of contacts can be redacted",
	},
	parameter_mismatch: { status: 400, message: "User replies are not allowed on Backoffice tickets" },
	conversation_id_limit_exceeded: { status: 400, message: "A list of up to 20 conversation IDs is required" },
	parameter_required: { status: 400, shape: "plain", message: "A parameter is required" },
	whatsapp_message_not_found: { status: 404, message: "Whatsapp message not found" },
	invalid_phone_number: { status: 400, shape: "keyed", message: "Invalid phone number" },
	csat_conversation_unknown: {
		status: 422,
		shape: "by_field",
		as: "external_conversation_id",
		message: "Conversation not found for the given external_conversation_id",
	},
	csat_rating_invalid: { status: 422, shape: "by_field", as: "rating", message: "Rating isn't an option" },
	csat_refused: {
		status: 422,
		shape: "by_field",
		as: "base",
		message: "This rating can no longer be changed because a remark has already been submitted",
	},
	invalid_field: { status: 400, message: "The field is not searchable" },
	invalid_sort_order: { status: 400, message: "Invalid sort order. Must be one of: ascending, descending" },
	scroll_exists: { status: 400, message: "scroll already exists for this workspace" },
	rate_limit_exceeded: { status: 429, message: "Exceeded rate limit" },
	server_error: { status: 500, message: "An unexpected error occurred" },
	service_unavailable: { status: 503, message: "Sorry, the API service is temporarily unavailable" },
} as const satisfies Record<string, ApiErrorRow>;

/** The name of a refusal. */
export type ApiErrorCode = keyof typeof apiErrorTable;
