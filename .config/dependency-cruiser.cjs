// The walls of the house: each room, its floor, and the outside modules that it may touch.
const rooms = {
	base: { floor: 0, outside: ["node:timers/promises", "node:util"] },
	"connection-string": { floor: 1, outside: ["chevrotain"] },
	sql: { floor: 1, outside: ["chevrotain"] },
	profile: { floor: 1, outside: ["yaml", "zod", "node:fs", "node:fs/promises", "node:path", "node:url"] },
	storage: {
		floor: 1,
		outside: ["better-sqlite3", "kysely", "node:fs", "node:path", "node:os", "node:crypto", "node:worker_threads"],
	},
	http: { floor: 1, outside: ["undici", "node:tls", "node:fs", "node:fs/promises", "node:crypto"] },
	"table-file": { floor: 1, outside: ["fflate", "node:stream", "node:zlib"] },
	catalog: { floor: 2, outside: [] },
	auth: {
		floor: 2,
		outside: [
			"oauth4webapi",
			"open",
			"better-sqlite3",
			"node:http",
			"node:fs",
			"node:fs/promises",
			"node:path",
			"node:os",
			"node:crypto",
			"node:url",
		],
	},
	functions: { floor: 2, outside: ["re2js", "node:crypto", "node:module"] },
	"postgres-format": { floor: 3, outside: [] },
	bind: { floor: 3, outside: [] },
	scan: { floor: 3, outside: ["html-to-text"] },
	optimise: { floor: 4, outside: [] },
	write: { floor: 4, outside: [] },
	plan: { floor: 5, outside: [] },
	cache: { floor: 6, outside: ["kysely", "node:crypto"] },
	execute: { floor: 7, outside: [] },
	driver: {
		floor: 8,
		outside: ["node:os", "node:path", "node:crypto", "node:fs", "node:fs/promises", "node:url", "node:async_hooks"],
	},
	// The dialect speaks to anything that runs SQL, so it stands on the ground, and the driver offers it.
	kysely: { floor: 1, outside: ["kysely", "node:module", "node:url"] },
	// Faces.
	"intercom-dialect": { floor: 9, outside: [] },
	cli: {
		floor: 9,
		outside: [
			"commander",
			"fflate",
			"hyparquet-writer",
			"string-width",
			"node:child_process",
			"node:crypto",
			"node:events",
			"node:fs",
			"node:fs/promises",
			"node:module",
			"node:path",
			"node:os",
			"node:process",
			"node:readline",
			"node:readline/promises",
			"node:stream",
			"node:tty",
			"node:url",
			"node:util",
			"node:vm",
		],
	},
	"postgres-wire": {
		floor: 9,
		outside: ["node:crypto", "node:fs/promises", "node:net", "node:tls"],
	},
	// Beside the tower: only base below it, only cli and tests above it.
	sandbox: {
		floor: 1,
		outside: ["fflate", "node:http", "node:crypto", "node:net", "node:url", "node:stream", "node:zlib"],
	},
};

const names = Object.keys(rooms);
const anyOf = (list) => `^src/(${list.join("|")})/`;

const floorRules = names.flatMap((room) => {
	const below =
		room === "sandbox"
			? ["base"]
			: names.filter((other) => rooms[other].floor < rooms[room].floor && other !== "sandbox");
	// The command line starts what serves.
	if (room === "cli") below.push("sandbox", "postgres-wire");
	const forbidden = names.filter((other) => other !== room && !below.includes(other));
	return [
		{
			name: `${room}-looks-down`,
			comment: `${room} imports only rooms on lower floors. Move the shared thing down, or pass it in as a port.`,
			severity: "error",
			from: { path: anyOf([room]) },
			to: { path: anyOf(forbidden) },
		},
		{
			name: `${room}-outside`,
			comment: `${room} touches only ${rooms[room].outside.join(", ") || "nothing"} outside the house. Ask the room that owns the module.`,
			severity: "error",
			from: { path: anyOf([room]) },
			to: {
				dependencyTypesNot: ["local", "type-only"],
				pathNot: [
					"^src/",
					...rooms[room].outside.map((name) => `^(node_modules/${name}(/|$)|${name.replace("node:", "(node:)?")}$)`),
				],
			},
		},
	];
});

module.exports = {
	forbidden: [
		...floorRules,
		{
			name: "meet-at-doors",
			comment: "A room is entered by its index.ts only. Export what you need there.",
			severity: "error",
			from: { path: "^src/([^/]+)/" },
			to: { path: "^src/([^/]+)/", pathNot: ["^src/$1/", "^src/[^/]+/index\\.ts$"] },
		},
		{
			name: "no-cycles",
			comment: "A cycle means that two files are one. Join them, or put what they share into a third.",
			severity: "error",
			from: {},
			// Types may refer to each other; at run time there is nothing left of it.
			to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
		},
		{
			name: "no-orphans",
			comment: "Nothing imports this file. Delete it, or connect it.",
			severity: "error",
			from: { orphan: true, path: "^src/", pathNot: ["\\.d\\.ts$"] },
			to: {},
		},
		{
			name: "no-junk-drawers",
			comment: "A file named utils, helpers, common or manager has no one job. Name it after its job.",
			severity: "error",
			from: {},
			to: { path: "^src/.*(utils?|helpers?|common|managers?)(\\.ts|/)" },
		},
		{
			name: "src-does-not-import-tests",
			comment: "Code must not need its tests.",
			severity: "error",
			from: { path: "^src/" },
			to: { path: "^test/" },
		},
		{
			name: "dev-dependencies-stay-outside",
			comment:
				"A package that users do not get cannot be imported by what they do get. What the bundle takes in may be a peer.",
			severity: "error",
			from: { path: "^src/" },
			to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm-peer"] },
		},
	],
	options: {
		tsConfig: { fileName: "tsconfig.json" },
		tsPreCompilationDeps: true,
		doNotFollow: { path: "node_modules" },
		enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
	},
};
