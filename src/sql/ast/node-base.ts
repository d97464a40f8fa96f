/** What every node of the tree has. Nodes are frozen; `at` is the offset in UTF-16 units of the node's first character in the statement's text, absent on nodes made by a rewrite. */
export interface NodeBase {
	readonly at?: number | undefined;
}
