/** What neither a table nor a procedure does, and why. */
export const unwrittenOperations: Readonly<Record<string, string>> = {
	"delete /custom_object_instances/{}": "the table deletes by the id, which every row has",
};

/** Members that the description of one form of a request demands, and that others take the place of. */
export const demandedElsewhere: Readonly<Record<string, string>> = {
	"delete of company_tags: users": "companies lose tags by another form of the request",
	"insert of company_tags: users": "companies are tagged by another form of the request",
	"insert of contacts: role": "one of email, external_id and role",
	"insert of data_events: email": "one of id, user_id and email",
	"insert of tags: users": "a tag is made by another form of the request",
	"insert of tickets: contacts": "by id, by external_id or by email",
	"update of data_attributes: options": "attributes that are no lists have none",
	"update of tags: users": "a tag is renamed by another form of the request",
	"update of visitors: user_id": "one of id and user_id",
};
