// What Biome cannot see: types (floating promises, needless conditions) and the docstrings that every export owes.
import jsdoc from "eslint-plugin-jsdoc";
import tseslint from "typescript-eslint";

const exportsOnly = {
	publicOnly: { esm: true, cjs: false, window: false },
	require: { FunctionDeclaration: true, ClassDeclaration: true, MethodDefinition: true, ArrowFunctionExpression: true },
	contexts: [
		"ExportNamedDeclaration > TSInterfaceDeclaration",
		"ExportNamedDeclaration > TSTypeAliasDeclaration",
		"ExportNamedDeclaration > VariableDeclaration",
	],
};

export default tseslint.config(
	{ ignores: ["dist/**", "node_modules/**"] },
	{
		files: ["src/**/*.ts", "test/**/*.ts", ".config/*.ts"],
		extends: [tseslint.configs.recommendedTypeCheckedOnly],
		languageOptions: {
			parserOptions: { projectService: true, tsconfigRootDir: new URL("..", import.meta.url).pathname },
		},
		rules: {
			"@typescript-eslint/no-floating-promises": "error",
			"@typescript-eslint/no-misused-promises": "error",
			"@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
			"@typescript-eslint/only-throw-error": "error",
			"@typescript-eslint/no-unnecessary-condition": "error",
		},
	},
	{
		files: ["src/**/*.ts"],
		plugins: { jsdoc },
		rules: {
			"jsdoc/require-jsdoc": ["error", exportsOnly],
			"jsdoc/require-description": ["error", { contexts: ["any"] }],
			"jsdoc/check-tag-names": "error",
			"jsdoc/no-types": "error",
			"max-lines": ["error", { max: 400, skipBlankLines: false, skipComments: false }],
		},
	},
	{
		// Tables of data may be as long as their rows.
		files: ["src/**/*-table.ts", "src/**/*-table/*.ts", "src/**/intercom-database.ts"],
		rules: { "max-lines": "off" },
	},
	{
		files: ["test/**/*.ts"],
		rules: {
			"@typescript-eslint/no-unsafe-assignment": "off",
			"@typescript-eslint/no-unsafe-member-access": "off",
			"@typescript-eslint/no-unsafe-argument": "off",
			"@typescript-eslint/no-unsafe-call": "off",
			"@typescript-eslint/no-unsafe-return": "off",
			"@typescript-eslint/no-unnecessary-condition": "off",
		},
	},
	{
		files: ["test/**/*.ts"],
		ignores: ["test/random-cases.ts"],
		rules: {
			"no-restricted-imports": ["error", { name: "fast-check", message: "Import fc from test/random-cases.ts." }],
		},
	},
);
