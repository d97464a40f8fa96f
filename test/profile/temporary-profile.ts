import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A small profile without a mistake, by file. */
export const soundProfile: Readonly<Record<string, string>> = {
	"profile.yaml": `name: Shop
summary: A shop.
schema: shop
docs_url: https://shop.example/docs
authentication: bearer
regions:
  - { name: ONE, base_url: "https://one.example", authorization_url: "https://one.example/oauth" }
  - { name: TWO, base_url: "https://two.example", authorization_url: "https://two.example/oauth" }
versions: { header: Shop-Version, known: ["2.1", "2.2", "2.10"] }
oauth: { token_url: "https://one.example/token", pkce: true, token_request: standard, refresh_token: true }
check: { path: /me, accepted: [403], workspace_id: shop.id }
rate_limit: { limit_header: X-Limit, remaining_header: X-Left, reset_header: X-Reset, window_ms: 10000 }
errors:
  - { status: 401, becomes: credential, advice: Look at the key. }
  - { code: busy, becomes: retry, wait_ms: 5000, advice: Wait. }
`,
	"tables/orders.yaml": `summary: Orders.
key: [id]
read:
  - { kind: get, path: "/orders/{id}" }
  - kind: search
    path: /orders/search
    rows: data
    page_size: { default: 20, max: 150 }
    everything: { column: placed_at, operator: gt, value: 0 }
    stable_order: placed_at
    time_granularity: second
    max_depth: 2
    max_filters: 15
filters:
  word: { eq: exact, in: exact }
columns:
  - { name: id, type: varchar, from: id, filter: word, summary: Id. }
  - { name: placed_at, type: timestamp, from: unix_seconds, filter: { gt: inexact }, sort: true, summary: When. }
  - { name: is_paid, type: boolean, path: paid, summary: Whether it is paid. }
  - { name: item_count, type: integer, path: items.count, summary: How many items. }
  - { name: total, type: numeric, since: "2.1", until: "2.10", summary: How much. }
notes: [Reading is cheap.]
`,
	"tables/items.yaml": `summary: Items of orders.
key: [order_id, item_id]
read:
  - { kind: embedded, column: order_id, parent: orders.id, rows: items.data, columns: [order_id, item_id], truncated: items.has_more }
  - kind: child
    path: "/orders/{order_id}/items"
    parent: orders.id
    rows: data
    paging: page
    page_size: { default: 50, max: 60 }
    cap: { rows: 500, total: items.count }
columns:
  - { name: order_id, type: varchar, path: ^id, from: id, references: orders.id, summary: Order. }
  - { name: item_id, type: varchar, path: id, from: id, summary: Item. }
  - { name: name, type: text, summary: Name. }
  - { name: labels, type: json, summary: Labels. }
`,
	"procedures/cancel_order.yaml": `summary: Cancels an order.
request: POST /orders/{order_id}/cancel
inputs:
  - { name: order_id, type: varchar, summary: The order. }
  - { name: reason, type: varchar, values: [late, other], summary: Why., write: { length: 20 } }
  - { name: by, type: varchar, summary: Who. }
defaults: { reason: other }
one_of: [[by, reason]]
columns:
  - { name: job_id, type: varchar, path: id, from: id, summary: The job. }
  - { name: status, type: varchar, summary: How far it is. }
wait: { request: "GET /jobs/{job_id}", until: { column: status, values: [done, failed] }, fails: [failed] }
touches: [{ table: orders, key: { id: order_id } }]
`,
};

const folders: string[] = [];

/** Writes the files into a new folder and gives its path; {@link removeFolders} removes it. */
export async function writeProfile(files: Readonly<Record<string, string>>): Promise<string> {
	const parent = await mkdtemp(join(tmpdir(), "profile-"));
	folders.push(parent);
	const folder = join(parent, "Shop.apip");
	await mkdir(join(folder, "tables"), { recursive: true });
	await mkdir(join(folder, "procedures"));
	await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
	return folder;
}

/** Removes what {@link writeProfile} wrote. */
export async function removeFolders(): Promise<void> {
	await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}
