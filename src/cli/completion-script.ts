/** A flag that is completed. */
interface CompletedFlag {
	readonly short: string | undefined;
	readonly long: string;
	readonly summary: string;
	readonly choices: readonly string[];
	/** What its value is, e.g. `file`; undefined where it takes none. */
	readonly value: string | undefined;
}

/** A command that is completed. */
export interface CompletedCommand {
	readonly name: string;
	readonly summary: string;
	readonly flags: readonly CompletedFlag[];
	/** What its first argument can be. */
	readonly words: readonly string[];
	readonly takesTables: boolean;
}

/** All that a script of completion knows. */
export interface CompletionData {
	readonly commands: readonly CompletedCommand[];
	readonly tables: readonly string[];
	/** The file of named connections. */
	readonly connectionsPath: string;
}

/** The scripts, by the shell that reads them. */
export const completionScripts = { bash: printBash, zsh: printZsh, fish: printFish } as const;

const fileValues = ["path", "file", "folder"];

function printBash({ commands, tables, connectionsPath }: CompletionData): string {
	const cases = commands.map((command) => {
		const values = command.flags.flatMap((flag) => {
			const action = describeValue(flag);
			const names = [`--${flag.long}`, ...(flag.short === undefined ? [] : [`-${flag.short}`])].join("|");
			return action === undefined ? [] : [`        ${names}) ${action} ;;`];
		});
		const words = command.takesTables ? [...command.words, "$tables"] : command.words;
		const flags = command.flags.map(({ long }) => `--${long}`);
		return `    ${command.name})
      case "$prev" in
${values.join("\n")}
        *) words="${words.join(" ")}"; [[ $cur == -* ]] && words="${flags.join(" ")} --help" ;;
      esac ;;`;
	});
	return `# Completion of intercom-sql for bash: eval "$(intercom-sql completion bash)"
_intercom_sql() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" words="" i command=""
  local tables="${tables.join(" ")}"
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ \${COMP_WORDS[i]} != -* ]]; then command="\${COMP_WORDS[i]}"; break; fi
  done
  COMPREPLY=()
  case "$command" in
    "") words="${commands.map(({ name }) => name).join(" ")} --help --version" ;;
${cases.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
_intercom_sql_files() { COMPREPLY=($(compgen -f -- "$cur")); }
_intercom_sql_names() { COMPREPLY=($(compgen -W "$(${listNames(connectionsPath)})" -- "$cur")); }
complete -o bashdefault -o default -F _intercom_sql intercom-sql
`;
}

function describeValue({ choices, value, long }: CompletedFlag): string | undefined {
	if (value === undefined) return undefined;
	if (long === "dsn") return "_intercom_sql_names; return";
	if (fileValues.includes(value)) return "_intercom_sql_files; return";
	return `words="${choices.join(" ")}"`;
}

function printZsh({ commands, tables, connectionsPath }: CompletionData): string {
	const cases = commands.map(({ name, flags, words, takesTables }) => {
		const specs = flags.map((flag) => {
			const action = zshAction(flag);
			const value = flag.value === undefined ? "" : `:${flag.value}:${action}`;
			const long = `--${flag.long}`;
			const names = flag.short === undefined ? long : `{-${flag.short},${long}}`;
			return `${names}'[${quoteZsh(flag.summary)}]${value}'`;
		});
		const action = words.length > 0 ? [`'1:action:(${words.join(" ")})'`] : [];
		const table = takesTables ? [`'*:table:(${tables.join(" ")})'`] : [];
		const places = action.length + table.length > 0 ? [...action, ...table] : ["'*: :'"];
		return `    ${name}) _arguments ${[...specs, ...places].join(" ")} ;;`;
	});
	const described = commands.map(({ name, summary }) => `'${name}:${quoteZsh(summary)}'`);
	return `#compdef intercom-sql
# Completion of intercom-sql for zsh: eval "$(intercom-sql completion zsh)"
_intercom-sql() {
  if (( CURRENT == 2 )); then
    local -a commands; commands=(${described.join(" ")})
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words; (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}
_intercom_sql_names() { local -a names; names=(\${(f)"$(${listNames(connectionsPath)})"}); _describe connection names; }
compdef _intercom-sql intercom-sql
`;
}

function zshAction({ choices, value, long }: CompletedFlag): string {
	if (long === "dsn") return "_intercom_sql_names";
	if (value !== undefined && fileValues.includes(value)) return "_files";
	return choices.length > 0 ? `(${choices.join(" ")})` : " ";
}

function quoteZsh(text: string): string {
	return text.replaceAll("'", "'\\''").replace(/[[\]:]/g, "\\$&");
}

function printFish({ commands, tables, connectionsPath }: CompletionData): string {
	const lines = commands.flatMap(({ name, summary, flags, words, takesTables }) => {
		const seen = `complete -c intercom-sql -n '__fish_seen_subcommand_from ${name}'`;
		const all = takesTables ? [...words, ...tables] : words;
		return [
			`complete -c intercom-sql -n __fish_use_subcommand -f -a ${name} -d ${quoteFish(summary)}`,
			...(all.length > 0 ? [`${seen} -f -a ${quoteFish(all.join(" "))}`] : []),
			...flags.map((flag) => {
				const short = flag.short === undefined ? "" : ` -s ${flag.short}`;
				return `${seen} -l ${flag.long}${short}${fishValue(flag, connectionsPath)} -d ${quoteFish(flag.summary)}`;
			}),
		];
	});
	return `# Completion of intercom-sql for fish: intercom-sql completion fish > ~/.config/fish/completions/intercom-sql.fish
${lines.join("\n")}
`;
}

function fishValue({ choices, value, long }: CompletedFlag, connectionsPath: string): string {
	if (value === undefined) return "";
	if (long === "dsn")
		return ` -x -a ${quoteFish(`(sed -n ${quoteFish(sectionLine)} ${quoteFish(connectionsPath)} 2>/dev/null)`)}`;
	if (fileValues.includes(value)) return " -r -F";
	return ` -x${choices.length > 0 ? ` -a ${quoteFish(choices.join(" "))}` : ""}`;
}

function quoteFish(text: string): string {
	return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

// The file is read whenever somebody completes, so that new names are known.
function listNames(path: string): string {
	return `sed -n "${sectionLine}" "${path.replace(/["$`\\]/g, "\\$&")}" 2>/dev/null`;
}

const sectionLine = String.raw`s/^ *\[\(.*\)\] *$/\1/p`;
