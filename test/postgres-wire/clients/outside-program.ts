import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);
const driver = "/usr/share/java/postgresql.jar";

/** Why a program of Java, or one of Python that needs these modules, cannot run here; undefined where it can. */
export function explainMissing(needs: "jdbc" | readonly string[]): string | undefined {
	if (needs === "jdbc") return explainMissingJava();
	try {
		execFileSync("/usr/bin/python3", ["-W", "ignore", "-c", `import ${needs.join(", ")}`], { stdio: "pipe" });
		return undefined;
	} catch {
		return `Debian's ${needs.map((name) => `python3-${name}`).join(", ")} is not installed`;
	}
}

/** Runs a program of this folder, which is told the port first. @returns The lines that it prints. */
export async function runProgram(file: string, port: number, ...more: readonly string[]): Promise<readonly string[]> {
	const path = new URL(file, import.meta.url).pathname;
	const [program, flags] = file.endsWith(".java") ? ["java", ["-cp", driver]] : ["/usr/bin/python3", []];
	const { stdout } = await run(program, [...flags, path, String(port), ...more], { maxBuffer: 16_000_000 });
	return stdout.trim().split("\n");
}

function explainMissingJava(): string | undefined {
	if (!existsSync(driver)) return "Debian's libpostgresql-jdbc-java is not installed";
	try {
		// A runtime alone cannot run a source file.
		execFileSync("javac", ["-version"], { stdio: "pipe" });
		return undefined;
	} catch {
		return "no JDK is installed";
	}
}
