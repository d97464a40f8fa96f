/** What a conversation is about, and what people say in it. */
export interface Topic {
	readonly name: string;
	/** Index of the team that looks after it. */
	readonly team: number;
	readonly weight: number;
	/** Indexes into the tag names that fit. */
	readonly tags: readonly number[];
	readonly subjects: readonly [string, ...string[]];
	readonly questions: readonly [string, ...string[]];
	readonly answers: readonly [string, ...string[]];
}

/** The topics; team indexes are those of {@link teamRows}. */
export const topics: readonly [Topic, ...Topic[]] = [
	{
		name: "Refund",
		team: 1,
		weight: 16,
		tags: [3, 4, 37],
		subjects: ["Refund for last month", "Charged twice", "Re: invoice 2026-0413"],
		questions: [
			"I was charged twice this month. Can I get a refund?",
			"We cancelled before the renewal but the card was charged anyway.",
			"Hallo, auf der Rechnung fehlt unsere USt-IdNr. Können Sie sie neu ausstellen?",
			"Could you explain the line &quot;proration&quot; on our invoice?",
		],
		answers: [
			"I have refunded the second charge. It takes three to five days to show up.",
			"The renewal went through an hour before the cancellation, so I have credited it to your account.",
			"Gern! Die korrigierte Rechnung liegt jetzt unter Einstellungen &gt; Abrechnung.",
		],
	},
	{
		name: "Bug report",
		team: 2,
		weight: 20,
		tags: [1, 17, 18, 23],
		subjects: ["Export fails with an error", "Dashboard does not load", "Sync stuck since Monday"],
		questions: [
			"The export stops at 80% and then shows an error. We need it for a report today.",
			"Since this morning the dashboard stays blank in Firefox.",
			"ダッシュボードが読み込まれません。エラー 500 が表示されます。",
			"The API answers 422 although the request is the one from your docs.",
		],
		answers: [
			"Thank you, I can reproduce it. Our engineers are looking into it now.",
			"A fix is out. Could you reload the page and try again?",
			"Could you send me the request id from the response headers?",
		],
	},
	{
		name: "How-to",
		team: 0,
		weight: 30,
		tags: [6, 39],
		subjects: ["How do I invite my team?", "Question about permissions", "Importing contacts"],
		questions: [
			"How do I invite the rest of my team?",
			"Is there a way to import contacts from a spreadsheet?",
			"¿Dónde puedo cambiar el idioma de la aplicación?",
			"I can’t find the setting for notifications 🙈",
		],
		answers: [
			'You can do that under Settings &gt; Team. Here is the guide: <a href="https://help.example.com/invite">Invite your team</a>.',
			"Yes! Use Import at the top right; it takes CSV files up to 20 MB.",
			"Claro: en Preferencias &gt; Idioma.",
		],
	},
	{
		name: "Account access",
		team: 0,
		weight: 14,
		tags: [21, 22],
		subjects: ["Cannot log in", "SSO error", "Locked out"],
		questions: [
			"I am locked out after the password reset. Help!",
			"Our SSO login loops back to the start page.",
			"Je ne reçois pas l’e-mail de confirmation.",
		],
		answers: [
			"I have sent you a new link. It is valid for an hour.",
			"The certificate of your identity provider expired yesterday. Once it is renewed, login will work again.",
		],
	},
	{
		name: "Feature request",
		team: 3,
		weight: 10,
		tags: [2, 15, 16],
		subjects: ["Idea: dark mode", "Please add webhooks", "Feature request"],
		questions: ["It would be great to have a dark mode.", "We need a webhook when a report is done. Is this planned?"],
		answers: [
			"Thank you for the idea! I have added your vote to it.",
			"This is on the roadmap for the next quarter. I will let you know here.",
		],
	},
	{
		name: "Pricing",
		team: 4,
		weight: 10,
		tags: [13, 14, 26],
		subjects: ["Pricing for 200 seats", "Discount for non-profits", "Quote"],
		questions: [
			"What would 200 seats cost with annual billing?",
			"Do you have a discount for schools and non-profits?",
		],
		answers: [
			"For 200 seats I can offer 15% off. Shall we have a call?",
			"Yes, 30% for registered non-profits. Could you send me the certificate?",
		],
	},
];

/** A team with how quickly it answers. */
export interface TeamRow {
	readonly name: string;
	/** Median seconds from a message to the reply, within office hours. */
	readonly medianReplySeconds: number;
	/** The promised first reply, in seconds; null when the team has no SLA. */
	readonly slaSeconds: number | null;
	readonly distribution: "round_robin" | "load_balanced" | "manual";
}

/** The first teams; further ones are numbered. */
export const teamRows: readonly [TeamRow, ...TeamRow[]] = [
	{ name: "Support", medianReplySeconds: 540, slaSeconds: 1800, distribution: "round_robin" },
	{ name: "Billing", medianReplySeconds: 2700, slaSeconds: 7200, distribution: "round_robin" },
	{ name: "Technical", medianReplySeconds: 7200, slaSeconds: 14_400, distribution: "load_balanced" },
	{ name: "Customer Success", medianReplySeconds: 5400, slaSeconds: null, distribution: "manual" },
	{ name: "Sales", medianReplySeconds: 1500, slaSeconds: null, distribution: "round_robin" },
];

/** What anybody says in between. */
export const smallTalk = {
	thanks: [
		"Thanks, that worked!",
		"Perfect, thank you 🎉",
		"Merci beaucoup !",
		"Great, cheers.",
		"ありがとうございます",
	],
	nudges: [
		"Any news?",
		"It still does not work.",
		"Here is a screenshot.",
		"Hello? Anybody there?",
		"OK, I will wait.",
	],
	fillers: [
		"Let me check this with a colleague.",
		"One moment please.",
		"I am still on it.",
		"Does this happen in another browser?",
	],
	notes: ["Customer is on the old plan, see the CRM.", "Asked engineering about this.", "Called them, no answer."],
	remarks: [
		"Very quick, thank you!",
		"Took too long…",
		"Friendly, but it did not help",
		"Super Service!",
		"5/5 would ask again",
	],
	signs: ["Best wishes", "Kind regards", "All the best"],
} as const satisfies Record<string, readonly [string, ...string[]]>;
