"""Towns, states and provinces by country, and which countries are alike to a reader.

A study is told by its town as often as by its country: "a palliative service in Ontario", "children
in Melbourne". Places whose name is also a person's, a scale's or another country's place are left
out unless a word before them says that a place is meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .. import quick_re as re
from .population_words import COUNTRIES

# Country (as in the list of countries): places that belong to it alone in most readers' minds.
_PLACES: Final = {
    "Argentina": "Buenos Aires, Rosario, Mendoza, Patagonia",
    "Australia": "Sydney, Melbourne, Brisbane, Perth, Adelaide, Hobart, Darwin, Canberra, "
                 "Queensland, New South Wales, Tasmania, Western Australia, South Australia, "
                 "Northern Territory, Gold Coast, Geelong",
    "Austria": "Vienna, Graz, Innsbruck, Salzburg, Tyrol, Linz",
    "Bangladesh": "Dhaka, Chittagong, Matlab, Sylhet",
    "Belgium": "Brussels, Antwerp, Ghent, Leuven, Flanders, Wallonia, Liège, Bruges",
    "Brazil": "São Paulo, Sao Paulo, Rio de Janeiro, Salvador da Bahia, Porto Alegre, Recife, "
              "Brasília, Brasilia, Pelotas, Belo Horizonte, Minas Gerais, Fortaleza, Curitiba, "
              "Manaus",
    "Cambodia": "Phnom Penh", "Cameroon": "Yaoundé, Douala",
    "Canada": "Ontario, Quebec, Québec, British Columbia, Alberta, Manitoba, Saskatchewan, "
              "Nova Scotia, New Brunswick, Newfoundland, Toronto, Montreal, Montréal, Vancouver, "
              "Calgary, Edmonton, Ottawa, Winnipeg, Halifax, Saskatoon",
    "Chile": "Santiago de Chile, Valparaíso, Concepción",
    "China": "Beijing, Shanghai, Guangzhou, Shenzhen, Wuhan, Chengdu, Chongqing, Tianjin, Nanjing, "
             "Hangzhou, Xi'an, Guangdong, Sichuan, Zhejiang, Jiangsu, Hebei, Henan, Hubei, Hunan, "
             "Shandong, Yunnan, Fujian, Liaoning, Anhui, Shanxi, Shaanxi, Harbin, Tibet, Xinjiang",
    "Colombia": "Bogotá, Bogota, Medellín, Medellin",
    "Croatia": "Zagreb", "Cuba": "Havana", "Czech Republic": "Prague, Brno, Bohemia, Moravia",
    "Denmark": "Copenhagen, Aarhus, Odense, Aalborg, Jutland",
    "Ecuador": "Quito, Guayaquil", "Egypt": "Cairo, Alexandria, Assiut, Giza, Mansoura",
    "Estonia": "Tallinn, Tartu", "Ethiopia": "Addis Ababa, Amhara, Oromia, Tigray, Jimma",
    "Finland": "Helsinki, Turku, Tampere, Oulu, Kuopio",
    "France": "Paris, Lyon, Marseille, Toulouse, Bordeaux, Lille, Nantes, Strasbourg, Montpellier, "
              "Brittany, Normandy, Grenoble, Rennes",
    "Germany": "Berlin, Munich, Hamburg, Cologne, Frankfurt, Leipzig, Dresden, Heidelberg, "
               "Bavaria, Saxony, Düsseldorf, Stuttgart, Freiburg, Hesse, Thuringia, "
               "Baden-Württemberg, North Rhine-Westphalia, Tübingen, Göttingen, Bremen, Hanover",
    "Ghana": "Accra, Kumasi, Ashanti", "Greece": "Athens, Thessaloniki, Crete",
    "Guatemala": "Guatemala City", "Hungary": "Budapest, Szeged, Debrecen",
    "Iceland": "Reykjavik",
    "India": "Mumbai, Delhi, New Delhi, Chennai, Kolkata, Bangalore, Bengaluru, "
             "Hyderabad, Pune, Vellore, Kerala, Tamil Nadu, Karnataka, Maharashtra, Gujarat, "
             "Uttar Pradesh, Bihar, Punjab, Rajasthan, Madhya Pradesh, West Bengal, Odisha, "
             "Andhra Pradesh, Assam, Jharkhand, Telangana",
    "Indonesia": "Jakarta, Bali, Sumatra, Yogyakarta, West Java, Lombok",
    "Iran": "Tehran, Shiraz, Isfahan, Tabriz, Mashhad", "Iraq": "Baghdad, Basra, Kurdistan",
    "Ireland": "Dublin, Galway, Limerick, Republic of Ireland, County Cork",
    "Israel": "Tel Aviv, Jerusalem, Haifa, Beersheba",
    "Italy": "Rome, Milan, Naples, Turin, Florence, Bologna, Padua, Sicily, Tuscany, Lombardy, "
             "Veneto, Piedmont, Sardinia, Palermo, Emilia-Romagna, Modena, Verona, Genoa",
    "Japan": "Tokyo, Osaka, Kyoto, Nagoya, Fukuoka, Hokkaido, Hiroshima, Okinawa, Kobe, Sendai, "
             "Hisayama, Sapporo, Yokohama",
    "Kenya": "Nairobi, Kisumu, Mombasa, Kilifi, Siaya, Nyanza, Eldoret",
    "Lebanon": "Beirut", "Lithuania": "Vilnius, Kaunas", "Latvia": "Riga",
    "Malawi": "Blantyre, Lilongwe", "Malaysia": "Kuala Lumpur, Penang, Sarawak, Selangor",
    "Mexico": "Mexico City, Guadalajara, Monterrey, Oaxaca, Chiapas, Yucatán",
    "Morocco": "Casablanca, Rabat, Fez, Marrakesh", "Mozambique": "Maputo, Manhiça",
    "Nepal": "Kathmandu, Pokhara",
    "Netherlands": "Amsterdam, Rotterdam, Utrecht, Groningen, Leiden, "
    "Maastricht, Nijmegen, Eindhoven, The Hague, Friesland",
    "New Zealand": "Auckland, Wellington, Christchurch, Dunedin, Otago, Waikato, "
                   "Tauranga, Aotearoa",
    "Nigeria": "Lagos, Abuja, Ibadan, Kano, Enugu, Port Harcourt",
    "Norway": "Oslo, Bergen, Trondheim, Tromsø, Stavanger, Trøndelag, Finnmark",
    "Pakistan": "Karachi, Lahore, Islamabad, Peshawar, Sindh, Rawalpindi, Balochistan",
    "Peru": "Lima, Cusco, Arequipa, Iquitos", "Philippines": "Manila, Cebu, Luzon, Mindanao",
    "Poland": "Warsaw, Krakow, Kraków, Gdańsk, Gdansk, Łódź, Wrocław, Poznań, Silesia",
    "Portugal": "Lisbon, Porto, Coimbra, Braga, Alentejo, Algarve, Azores",
    "Romania": "Bucharest, Cluj-Napoca, Iași, Transylvania",
    "Russia": "Moscow, Saint Petersburg, St Petersburg, Novosibirsk, Siberia",
    "Rwanda": "Kigali", "Saudi Arabia": "Riyadh, Jeddah, Mecca, Dammam", "Senegal": "Dakar",
    "Serbia": "Belgrade, Novi Sad", "Slovenia": "Ljubljana", "Slovakia": "Bratislava",
    "South Africa": "Cape Town, Johannesburg, Soweto, Pretoria, KwaZulu-Natal, Western Cape, "
                    "Eastern Cape, Gauteng, Limpopo, Khayelitsha, Mpumalanga",
    "South Korea": "Seoul, Busan, Daegu, Incheon, Gwangju",
    "Spain": "Madrid, Barcelona, Valencia, Seville, Catalonia, Andalusia, Basque Country, Galicia, "
             "Navarra, Zaragoza, Granada, Málaga, Bilbao, Majorca, Murcia, Asturias",
    "Sri Lanka": "Colombo, Kandy, Jaffna", "Sudan": "Khartoum",
    "Sweden": "Stockholm, Gothenburg, Malmö, Uppsala, Umeå, Örebro, Linköping, Skåne",
    "Switzerland": "Zurich, Zürich, Geneva, Basel, Bern, Lausanne, Ticino",
    "Taiwan": "Taipei, Kaohsiung, Taichung, Tainan",
    "Tanzania": "Dar es Salaam, Zanzibar, Mwanza, Kilimanjaro, Moshi, Dodoma, Ifakara",
    "Thailand": "Bangkok, Chiang Mai, Khon Kaen, Phuket", "Tunisia": "Tunis, Sfax, Sousse",
    "Turkey": "Istanbul, Ankara, Izmir, Anatolia, Konya, Erzurum",
    "Uganda": "Kampala, Mbarara, Gulu, Rakai, Jinja, Mbale",
    "Ukraine": "Kyiv, Kiev, Lviv, Kharkiv, Odesa",
    "United Kingdom": "London, Manchester, Birmingham, Leeds, Liverpool, Sheffield, Bristol, "
                      "Nottingham, Leicester, Newcastle upon Tyne, Oxford, Southampton, "
                      "Oxfordshire, "
                      "Yorkshire, Lancashire, Devon, Cornwall, Norfolk, Cardiff, Swansea, "
                      "Glasgow, Edinburgh, Aberdeen, Dundee, Belfast, Northern Ireland, Bradford, "
                      "Exeter, Plymouth, Midlands, Merseyside, Tayside, Fife, Coventry, "
                      "Derbyshire, "
                      "Wiltshire, Sussex, Surrey",
    "United States": "Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, "
                     "Florida, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, "
                     "Louisiana, "
                     "Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, "
                     "Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York, "
                     "North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, "
                     "Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, "
                     "Virginia, Wisconsin, Wyoming, Chicago, Boston, Los Angeles, San Francisco, "
                     "Seattle, Philadelphia, Atlanta, Baltimore, Denver, Detroit, "
                     "San Diego, Miami, Cleveland, Pittsburgh, Minneapolis, St Louis, Washington "
                     "DC, "
                     "Washington State, Brooklyn, Harlem, New Orleans, Nashville",
    "Uruguay": "Montevideo", "Venezuela": "Caracas", "Vietnam": "Hanoi, Ho Chi Minh City, Saigon",
    "Zambia": "Lusaka, Ndola", "Zimbabwe": "Harare, Bulawayo",
}
# Countries that the words for people and settings do without.
_MORE: Final = {
    "Afghanistan": "Afghanistan|Afghans?", "Albania": "Albanians?|Albania",
    "Algeria": "Algerians?|Algeria", "Angola": "Angolans?|Angola", "Armenia": "Armenians?|Armenia",
    "Bahrain": "Bahrain", "Benin": "Benin|Beninese", "Bhutan": r"Bhutan\w*",
    "Bosnia": "Bosnians?|Bosnia",
    "Burundi": "Burundi", "Congo": "Congolese|Congo", "Cyprus": "Cyprus|Cypriots?",
    "Dominican Republic": "Dominican Republic", "El Salvador": "El Salvador",
    "Eswatini": "Eswatini|Swaziland", "Fiji": "Fijians?|Fiji", "Honduras": "Honduras|Hondurans?",
    "Jamaica": "Jamaicans?|Jamaica", "Jordan": "Jordan|Jordanians?", "Lesotho": "Lesotho",
    "Liberia": "Liberians?|Liberia", "Libya": "Libyans?|Libya", "Luxembourg": "Luxembourg",
    "Madagascar": "Madagascar|Malagasy", "Mali": "Mali|Malians?", "Malta": "Maltese|Malta",
    "Nicaragua": "Nicaraguans?|Nicaragua", "Niger": "Niger", "Oman": "Omanis?|Oman",
    "Palestine": r"Palestin\w+|Gaza", "Panama": "Panama", "Paraguay": r"Paraguay\w*",
    "Somalia": "Somalia|Somali", "Syria": "Syrians?|Syria", "Togo": "Togo|Togolese",
    "United Arab Emirates": "United Arab Emirates|Emirati", "Yemen": "Yemen|Yemenis?",
}
_ALIKE: Final = (
    frozenset({"United Kingdom", "Ireland", "United States", "Canada", "Australia",
               "New Zealand"}),
    frozenset({"Denmark", "Sweden", "Norway", "Finland", "Iceland"}),
    frozenset({"Netherlands", "Belgium", "Luxembourg"}),
    frozenset({"Germany", "Austria", "Switzerland"}),
    frozenset({"Japan", "South Korea", "Taiwan"}),
    frozenset({"China", "Hong Kong", "Taiwan"}),
    frozenset({"Spain", "Portugal"}), frozenset({"Estonia", "Latvia", "Lithuania"}),
    frozenset({"Czech Republic", "Slovakia", "Poland", "Hungary"}),
)


def are_alike(one: str, other: str) -> bool:
    """Whether two countries are neighbours in people and health services, so that the one told for
    the other misleads little."""
    return any(one in group and other in group for group in _ALIKE)


@dataclass(frozen=True, slots=True)
class PlaceNamed:
    """A country that a text names, itself, by its people or by one of its towns.

    ``placed`` is whether the words beside it make it the place of somebody or something: "in
    Ontario", "six English cities"; not "the Edinburgh scale".
    """

    country: str
    start: int
    end: int
    placed: bool


_TOWN_OF = {town.strip(): country for country, towns in _PLACES.items()
            for town in towns.split(",")}
_TOWN = re.compile(r"\b(?:" + "|".join(
    re.escape(town) for town in sorted(_TOWN_OF, key=len, reverse=True)) + r")\b")
_PATTERNS = {name: pattern.pattern for name, pattern in COUNTRIES.items()} | {
    name: rf"\b(?:{words})\b" for name, words in _MORE.items()}
_NAMES = tuple(_PATTERNS)
_COUNTRY = re.compile("|".join(f"(?P<c{i}>{pattern})"
                               for i, pattern in enumerate(_PATTERNS.values())), re.IGNORECASE)
# How the words of a text that begin with a capital must begin for a name to be among them.
_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w*")
# The first three letters by which the name of a country may begin: "tur" and "tür" of Turkey.
_COUNTRY_BEGINS = frozenset(
    name[:3].lower() for pattern in _PATTERNS.values()
    for name in re.findall(r"[A-Z][^\W\d_]*", pattern)) | {"cot", "côt"}
_TOWN_BEGINS = frozenset(word for town in _TOWN_OF for word in _CAPITALISED.findall(town))


# No place of a study: a scale, a society, a rule, a language, a dish, an illness.
_NO_PLACE = re.compile(
    r"(?:['’]s)?[- ](?:(?!(?:with|in|and|of|who|were|was|for|the|to|from|at|using|had)\b)[\w-]+ )"
    r"{0,3}?(?:scales?|scores?|index|questionnaires?|inventor(?:y|ies)|"
    r"criteria|"
    r"classification|rules?|tests?|declaration|convention|guid\w+|recommendations?|"
    r"college|"
    r"society|association|academy|institute|council|foundation|agency|administration|language|"
    r"speaking|version|encephalitis|measles|flu|fever|herb\w*|diet|medicine|tea|ancestry|descent|"
    r"origin|journal|heart association|assessment|dollars?|adaptation|squat|hamstring|"
    r"words?|verbs?|terms?|names?|phrases?|roots?|letters?|alphabet|proverb|myth\w*|god(?:dess)?|"
    r"yogh?urt|cuisine|cooking|dish(?:es)?|massage|sauna|baths?|ginseng|mint|oak|press|bulldogs?|"
    r"shepherds?|terriers?|spaniels?|retrievers?|shorthairs?|thoroughbreds?)\b",
    re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:\b(?:in|from|at|of|across|around|near|throughout|within|outside|between|covering|covered|"
    r"serving|affected|involving|hit|"
    r"setting:|location:|place:)(?: the)?(?: (?:rural|urban|western|eastern|northern|southern|"
    r"north|"
    r"south|east|west|central|greater|inner|suburban|mainland|metropolitan|north-?east|north-?west|"
    r"south-?east|south-?west|cit(?:y|ies)|state|province|region|county|town|district|parts|all|"
    r"whole|capital|of|the|in|and|one|two|three|four|five|six|seven|eight|nine|ten|\d+|low-income)"
    r"){0,4} |\()$", re.IGNORECASE)
# "In Flores, Indonesia", "from Upper Savo, Finland": a place of that country.
_WITHIN = re.compile(r"\b(?:in|at|from|near|around|across|of)\s(?:the\s)?[A-Z][\w'’-]{2,20}"
                     r"(?:\s[A-Z][\w'’-]{2,20}){0,2},\s$")
_LISTED = re.compile(r"(?:,| and| or|, and) (?:the )?$")
_AFTER = re.compile(
    r"(?:['’]s)?(?:-based)?(?: and [A-Z]\w+)? (?:[\w-]+ ){0,3}?(?:cit(?:y|ies)|towns?|states?|"
    r"provinces?|regions?|"
    r"count(?:y|ies)|districts?|villages?|municipalit\w+|hospitals?|clinics?|cent(?:re|er)s?|"
    r"schools?|"
    r"universit\w+|kindergartens?|nurser\w+|practices?|wards?|farms?|prisons?|stables?|herds?|"
    r"sites?|"
    r"units?|homes?|patients?|adults?|children|infants?|babies|women|men|girls|boys|people|"
    r"participants?|residents?|citizens|workers|nurses|doctors|physicians|surgeons|GPs|dentists|"
    r"researchers|scientists|investigators|authors|team|group|pupils|students|teenagers|"
    r"adolescents|"
    r"schoolchildren|mothers|fathers|parents|households?|famil\w+|smokers|drivers|soldiers|"
    r"veterans|"
    r"births?|deaths|admissions|registr?y|registers?|registries|records|data|database|cohorts?|"
    r"population|sample|trial|trials|study|studies|survey|surveys|review|reviewers|experiment|"
    r"programme|program|law|ban|tax|levy|policy|league|clubs?|players|athletes|footballers|runners|"
    r"recruits|volunteers|twins|cows|dogs|cats|horses|mice|study|case-control|experience|service|"
    r"services|levy|employees|teachers|midwives|carers|caregivers|prisoners|migrants|farmers|"
    r"\d-year-olds|year-olds|paramedics|practitioners|secondary|primary)\b")


def _countries(text: str) -> list[tuple[int, int, str]]:
    """Start, end and country of each name in ``text`` that begins with a capital."""
    found: list[tuple[int, int, str]] = []
    for word in _CAPITALISED.finditer(text):
        start = word.start()
        if text[start:start + 3].lower() not in _COUNTRY_BEGINS and (
                word.end() - start > 2 or word.group().lower() not in _COUNTRY_BEGINS) or (
                found and start < found[-1][1]):
            continue
        name = _COUNTRY.match(text, start)
        if name and (name.end() - start > 2 or name.group().isupper()):
            found.append((start, name.end(), _NAMES[int((name.lastgroup or "c0")[1:])]))
    return found


@lru_cache(maxsize=4096)
def places_named(text: str) -> tuple[PlaceNamed, ...]:
    """Each country that ``text`` names, in order, with whether it is said to be a place."""
    found: list[PlaceNamed] = []
    capitalised = set(_CAPITALISED.findall(text))
    spans = _countries(text)
    towns = [] if capitalised.isdisjoint(_TOWN_BEGINS) else [
        (m.start(), m.end(), _TOWN_OF[m.group()]) for m in _TOWN.finditer(text)]
    taken: list[tuple[int, int]] = []
    for start, end, country in sorted([*towns, *spans], key=lambda s: (s[0], -s[1])):
        if taken and start < taken[-1][1]:
            continue
        taken.append((start, end))
        if _NO_PLACE.match(text, end):
            continue
        before, after = text[max(0, start - 70):start], text[end:end + 60]
        listed = bool(found and found[-1].placed and start - found[-1].end < 20
                      and _LISTED.search(before))
        placed = bool(_BEFORE.search(before) or _WITHIN.search(before) or listed
                      or _AFTER.match(after))
        found.append(PlaceNamed(country, start, end, placed))
    return tuple(found)
