/** A city as the API describes where a contact is. */
export interface City {
	readonly city: string;
	readonly region: string | null;
	readonly country: string;
	readonly country_code: string;
	readonly continent_code: string;
}

/** Cities by country code. */
export const places: Readonly<Record<string, readonly [City, ...City[]]>> = {
	US: [
		{ city: "Portland", region: "Oregon", country: "United States", country_code: "USA", continent_code: "NA" },
		{ city: "Austin", region: "Texas", country: "United States", country_code: "USA", continent_code: "NA" },
		{ city: "Brooklyn", region: "New York", country: "United States", country_code: "USA", continent_code: "NA" },
	],
	CA: [{ city: "Montréal", region: "Quebec", country: "Canada", country_code: "CAN", continent_code: "NA" }],
	MX: [{ city: "Mérida", region: "Yucatán", country: "Mexico", country_code: "MEX", continent_code: "NA" }],
	BR: [{ city: "São Paulo", region: "São Paulo", country: "Brazil", country_code: "BRA", continent_code: "SA" }],
	GB: [{ city: "Leeds", region: "England", country: "United Kingdom", country_code: "GBR", continent_code: "EU" }],
	IE: [{ city: "Dublin", region: "Leinster", country: "Ireland", country_code: "IRL", continent_code: "EU" }],
	DE: [
		{ city: "Köln", region: "North Rhine-Westphalia", country: "Germany", country_code: "DEU", continent_code: "EU" },
		{ city: "Berlin", region: "Land Berlin", country: "Germany", country_code: "DEU", continent_code: "EU" },
	],
	AT: [{ city: "Graz", region: "Styria", country: "Austria", country_code: "AUT", continent_code: "EU" }],
	CH: [{ city: "Zürich", region: "Zurich", country: "Switzerland", country_code: "CHE", continent_code: "EU" }],
	FR: [
		{ city: "Orléans", region: "Centre-Val de Loire", country: "France", country_code: "FRA", continent_code: "EU" },
	],
	BE: [{ city: "Liège", region: "Wallonia", country: "Belgium", country_code: "BEL", continent_code: "EU" }],
	ES: [{ city: "A Coruña", region: "Galicia", country: "Spain", country_code: "ESP", continent_code: "EU" }],
	PL: [{ city: "Łódź", region: "Łódź Voivodeship", country: "Poland", country_code: "POL", continent_code: "EU" }],
	CZ: [{ city: "Plzeň", region: "Plzeň Region", country: "Czechia", country_code: "CZE", continent_code: "EU" }],
	UA: [{ city: "Lviv", region: "Lviv Oblast", country: "Ukraine", country_code: "UKR", continent_code: "EU" }],
	JP: [{ city: "京都市", region: "Kyoto", country: "Japan", country_code: "JPN", continent_code: "AS" }],
	CN: [{ city: "Chengdu", region: "Sichuan", country: "China", country_code: "CHN", continent_code: "AS" }],
	SG: [{ city: "Singapore", region: null, country: "Singapore", country_code: "SGP", continent_code: "AS" }],
	AE: [{ city: "Dubai", region: "Dubai", country: "United Arab Emirates", country_code: "ARE", continent_code: "AS" }],
	EG: [{ city: "Cairo", region: "Cairo Governorate", country: "Egypt", country_code: "EGY", continent_code: "AF" }],
	AU: [{ city: "Hobart", region: "Tasmania", country: "Australia", country_code: "AUS", continent_code: "OC" }],
};
