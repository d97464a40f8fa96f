import { createError } from "../base/index.ts";
import type { ConnectionOptions, ConnectionsFile } from "../driver/index.ts";
import type { CommandRow } from "./command.ts";
import { notifyOn } from "./connection-flag.ts";
import { type ConnectionFlags, defaultName, findConnection } from "./connection-source.ts";
import { flattenMessage } from "./formats/flat-text.ts";
import { openQuestioner, type Questioner } from "./question.ts";
import { findProviderError } from "./reported-error.ts";
import type { Surroundings } from "./surroundings.ts";

/** `intercom-sql init`: the way to a connection that works. */
export const initCommand: CommandRow<ConnectionFlags> = {
	name: "init",
	summary: "ask for what a connection needs, test it, and keep it under a name",
	arguments: [],
	takesConnection: true,
	flags: [],
	notes: [
		"Writes connections.ini in the per-user config folder, readable by you alone. Properties in --connection are kept with",
		"the others. The connection named default is taken by every command that is not told another one.",
	],
	examples: ["init", 'init -c "URL=http://127.0.0.1:4010;"'],
	async run({ flags, surroundings }) {
		const { openConnectionsFile } = await import("../driver/index.ts");
		const file = openConnectionsFile(surroundings.environment);
		const given = flags.connection === undefined ? {} : await findConnection(flags, surroundings);
		const { output } = surroundings;
		const questioner = openQuestioner(surroundings);
		try {
			const name = await askName(questioner, file, flags.dsn, surroundings);
			const options = await askUntilItWorks(questioner, given, surroundings);
			file.save(name, options);
			await output.write(conclude(name, file.path, surroundings));
		} finally {
			questioner.close();
		}
	},
};

async function askName(
	questioner: Questioner,
	file: ConnectionsFile,
	given: string | undefined,
	{ messages }: Surroundings,
): Promise<string> {
	const { isConnectionName } = await import("../driver/index.ts");
	for (let next = given; ; next = undefined) {
		const name = next ?? (await questioner.ask("Name of the connection", defaultName));
		if (!isConnectionName(name)) {
			await messages.write("A name begins with a letter or digit, and has letters, digits, blanks, and . _ - in it.\n");
			continue;
		}
		const isTaken = file.names().some((other) => other.toLowerCase() === name.toLowerCase());
		if (!isTaken || isYes(await questioner.ask(`There is a connection ${name} already. Replace it`, "no"))) return name;
	}
}

async function askUntilItWorks(
	questioner: Questioner,
	given: ConnectionOptions,
	surroundings: Surroundings,
): Promise<ConnectionOptions> {
	for (;;) {
		const options = { ...given, ...(await askCredential(questioner, given)) };
		try {
			await testConnection(options, surroundings);
			return options;
		} catch (error) {
			const { sqlState, message, hint } = findProviderError(error);
			if (surroundings.signal.aborted) throw error;
			await surroundings.messages.write(
				`error ${sqlState}: ${flattenMessage(message)}\n${hint === undefined ? "" : `hint: ${flattenMessage(hint)}\n`}`,
			);
			if (!isYes(await questioner.ask("Try again", "yes"))) throw error;
		}
	}
}

async function askCredential(questioner: Questioner, given: ConnectionOptions): Promise<ConnectionOptions> {
	const kind = await choose(questioner, "Access token, or OAuth for other people's workspaces", ["token", "oauth"]);
	const isPlaced = given.URL !== undefined || given.Region !== undefined;
	const region = isPlaced ? {} : { Region: await choose(questioner, "Region of the workspace", ["US", "EU", "AU"]) };
	if (kind === "token") {
		const place = "Access token (Developer Hub › your app › Configure › Authentication)";
		return { ...region, APIKey: await insist(() => questioner.askSecret(place)) };
	}
	return {
		...region,
		AuthScheme: "OAUTH",
		InitiateOAuth: "GETANDREFRESH",
		OAuthClientId: await insist(() => questioner.ask("Client id of the app")),
		OAuthClientSecret: await insist(() => questioner.askSecret("Client secret of the app")),
		CallbackURL: await questioner.ask("Redirect URL that the app has", "http://localhost:33333"),
	};
}

async function choose<const Choice extends string>(
	questioner: Questioner,
	question: string,
	choices: readonly [Choice, ...Choice[]],
): Promise<Choice> {
	for (;;) {
		const answer = await questioner.ask(`${question} (${choices.join(", ")})`, choices[0]);
		const chosen = choices.find((choice) => choice.toLowerCase() === answer.toLowerCase());
		if (chosen !== undefined) return chosen;
	}
}

async function insist(ask: () => Promise<string>): Promise<string> {
	for (;;) {
		const answer = await ask();
		if (answer !== "") return answer;
	}
}

function isYes(answer: string): boolean {
	return /^y(es)?$/i.test(answer);
}

async function testConnection(options: ConnectionOptions, surroundings: Surroundings): Promise<void> {
	const { connect } = await import("../driver/index.ts");
	const { messages, signal } = surroundings;
	if (options.Offline || options.ConnectOnOpen === false) {
		const problem = "init tests the connection, and Offline=true and ConnectOnOpen=false allow no test";
		throw createError("command_line", { problem, advice: "Leave them out; add them to the file later." });
	}
	await messages.write("Testing the connection …\n");
	const tested = { ...options, CacheLocation: ":memory:" };
	await using connection = await connect(tested, { signal, notify: notifyOn(surroundings) });
	// What there is to tell of the credential, such as another region, is told with the first statement.
	const { warnings } = await connection.query("SELECT 1", [], { signal });
	for (const warning of warnings) await messages.write(`warning: ${flattenMessage(warning)}\n`);
	await messages.write("It works.\n");
}

function conclude(name: string, path: string, { programCall }: Surroundings): string {
	const dsn = name.toLowerCase() === defaultName ? "" : ` --dsn ${/\s/.test(name) ? `"${name}"` : name}`;
	return `The connection ${name} is kept in ${flattenMessage(path)}.

Next:  ${programCall} check${dsn}     which tables the app may read
       ${programCall} shell${dsn}     statements, with completion
`;
}
