/** Given and family names that go together; the people are invented. */
export interface NamePool {
	readonly given: readonly [string, ...string[]];
	readonly family: readonly [string, ...string[]];
	/** How many of a hundred people have a name from here. */
	readonly weight: number;
	/** The language that their browsers ask for. */
	readonly language: string;
	/** Country codes, as in the place table. */
	readonly countries: readonly [string, ...string[]];
}

/** Names by the script and region in which people write them. */
export const namePools: readonly [NamePool, ...NamePool[]] = [
	{
		weight: 44,
		language: "en",
		countries: ["US", "US", "US", "GB", "CA", "AU", "IE"],
		given: [
			"Olivia",
			"Liam",
			"Emma",
			"Noah",
			"Ava",
			"Ethan",
			"Grace",
			"Jack",
			"Chloe",
			"Oscar",
			"Ruby",
			"Henry",
			"Isla",
			"Leo",
		],
		family: [
			"Walker",
			"Bennett",
			"O'Neill",
			"Harper",
			"Whitfield",
			"Marsh",
			"Quinn",
			"Ellison",
			"Barlow",
			"Keane",
			"St. John",
		],
	},
	{
		weight: 14,
		language: "de",
		countries: ["DE", "AT", "CH"],
		given: ["Jürgen", "Anneliese", "Björn", "Käthe", "Lukas", "Mia", "Günther", "Sören", "Leonie"],
		family: ["Müller-Lüdenscheidt", "Weiß", "Schröder", "Köhler", "Brandt", "Groß", "Vogel"],
	},
	{
		weight: 12,
		language: "fr",
		countries: ["FR", "BE", "CA"],
		given: ["Zoé", "Étienne", "Chloé", "François", "Anaïs", "Loïc", "Camille"],
		family: ["Lefèvre", "d'Aubigné", "Garçon", "Dupré", "Moreau", "Bélanger"],
	},
	{
		weight: 10,
		language: "es",
		countries: ["ES", "MX", "BR"],
		given: ["Íñigo", "María José", "Begoña", "João", "Ana Sofía", "Andrés"],
		family: ["Núñez", "García Márquez", "Ibáñez", "Conceição", "Peña", "Gonçalves"],
	},
	{
		weight: 6,
		language: "pl",
		countries: ["PL", "CZ"],
		given: ["Łukasz", "Małgorzata", "Żaneta", "Jiří", "Kateřina"],
		family: ["Wójcik", "Dąbrowski", "Źrebiec", "Dvořák", "Śliwa"],
	},
	{
		weight: 5,
		language: "ja",
		countries: ["JP"],
		given: ["さくら", "健太", "美咲", "蓮"],
		family: ["佐藤", "高橋", "渡辺", "小林"],
	},
	{
		weight: 3,
		language: "zh-CN",
		countries: ["CN", "SG"],
		given: ["伟", "秀英", "子涵"],
		family: ["王", "李", "欧阳"],
	},
	{
		weight: 3,
		language: "ar",
		countries: ["AE", "EG"],
		given: ["فاطمة", "محمد", "ليلى"],
		family: ["الحسن", "خليل", "نجار"],
	},
	{
		weight: 3,
		language: "uk",
		countries: ["UA"],
		given: ["Олена", "Тарас", "Дмитро"],
		family: ["Шевчук", "Коваленко", "Бондар"],
	},
];

/** Teammates, in the order in which they joined. */
export const teammateNames: readonly [string, ...string[]] = [
	"Priya Raman",
	"Tomás Ferreira",
	"Hannah Lindqvist",
	"Marcus Obi",
	"Yuki Tanaka",
	"Éloïse Martin",
	"Dariusz Nowak",
	"Aoife Byrne",
	"Samuel Okafor",
	"Leila Haddad",
	"Jonas Weiß",
	"Carmen Ruiz",
	"Ngozi Eze",
	"Piotr Zając",
	"Mei Chen",
	"Rohan Gupta",
];

/** What teammates do. */
export const jobTitles: readonly [string, ...string[]] = [
	"Head of Support",
	"Support Specialist",
	"Support Specialist",
	"Billing Specialist",
	"Technical Support Engineer",
	"Customer Success Manager",
];
