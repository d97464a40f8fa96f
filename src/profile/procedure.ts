import type { ColumnDefinition } from "./profile.ts";
import type { InputDefinition } from "./write.ts";

/** A row that a procedure changes beside what it answers. */
export interface ProcedureTouch {
	readonly table: string;
	/** The columns by which the row is found, each with the input or the output that has its value. */
	readonly key: Readonly<Record<string, string>>;
	/** `changed`: it was changed, or made; `gone`: the service has it no more. */
	readonly becomes: "changed" | "gone";
}

/** How the end of a job is waited for that a procedure began. */
export interface ProcedureWait {
	/** What is asked again and again; slots are outputs or inputs. */
	readonly path: string;
	/** The output that tells how far the job is; of a procedure with a file, where the answer says it. */
	readonly column: string;
	/** Its values at the end. */
	readonly ends: readonly string[];
	/** Those among them that say that it failed. */
	readonly fails: readonly string[];
	/** Those among them that say that its file has no rows. */
	readonly empty: readonly string[];
	readonly everyMs: number;
}

/** An answer that is a file of rows. */
export interface ProcedureFile {
	/** The type of content that it is asked for as. */
	readonly accept: string;
	/** The input that says with what the name of a file in an archive begins; absent: all files are read. */
	readonly member?: string | undefined;
}

/** Something that the service does when it is called: one request, whose answer is rows. */
export interface ProcedureDefinition {
	readonly name: string;
	readonly summary: string;
	/** The permission that it takes. */
	readonly scope?: string | undefined;
	readonly since?: string | undefined;
	readonly until?: string | undefined;
	readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	/** With slots, which are inputs: `/conversations/{conversation_id}/reply`. */
	readonly path: string;
	/** What every body says; the one object of a list is what each object has that an input writes there. */
	readonly body: Readonly<Record<string, unknown>>;
	readonly inputs: readonly InputDefinition[];
	/** What inputs are where nothing is given; `now` is the time of the call. */
	readonly defaults: Readonly<Record<string, string | number | boolean>>;
	/** Of each of these groups one input is needed at least. */
	readonly oneOf: readonly (readonly string[])[];
	/** Where the rows stand in the answer: an object, or a list of objects. */
	readonly rows: string;
	readonly columns: readonly ColumnDefinition[];
	/** It leaves everything as it is: it can be called with Readonly=true. */
	readonly isReading: boolean;
	/** To repeat it changes nothing further. */
	readonly isIdempotent: boolean;
	readonly touches: readonly ProcedureTouch[];
	readonly wait?: ProcedureWait | undefined;
	readonly file?: ProcedureFile | undefined;
	/** What to do where the service answers 404. */
	readonly missing?: string | undefined;
	/** Where to look for what it did, when its answer was lost. */
	readonly search?: string | undefined;
	readonly notes: readonly string[];
}
