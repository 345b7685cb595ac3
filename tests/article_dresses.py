"""Short invented articles in ten dresses, with what each cites and which claims it joins."""

# Entries of a reference list stand in one line each.
# ruff: noqa: E501

from __future__ import annotations

from typing import NamedTuple


class Dress(NamedTuple):
    """One article: its text, how many references, its citations in order, and some claims.

    ``citations`` are (text of the citation, ids, missing labels); ``claims`` the opening words of
    a claim and the references that it answers to; ``silent`` words that open no claim.
    """

    format: str
    text: str
    references: int
    citations: list[tuple[tuple[str, ...], tuple[str, ...]]]
    claims: dict[str, tuple[str, ...]]
    dated: str = "None"
    silent: tuple[str, ...] = ()


NEWS = Dress("plaintext", """Naps may sharpen older minds, study suggests

By Rhea Koll | 12 June 2021 | 3 min read

Older adults who nap after lunch do better on memory tests, according to a study published in the Annals of Rest in June 2021. Researchers in Lisbon followed 412 adults for two years.

Nappers remembered 18% more words than those who stayed awake. The effect was largest in women.

An earlier trial by Okoye and colleagues found no benefit in students. Should you nap? Talk to your doctor.

Sources

Silva M, Reis P. Afternoon naps and verbal memory in adults over 65: a cohort study. Ann Rest. 2021;14(2):101-110. doi:10.5555/rest.101
Okoye T, Lund B. Napping and recall in university students: a randomised trial. Sleep Learn. 2015;3(1):5-12.
""", 2, [(("1",), ()), (("2",), ())],
             {"Older adults who": ("1",), "Nappers remembered 18%": ("1",), "An earlier trial": ("2",)},
             "2021-06-12", ("Should you", "Talk to"))

HOSPITAL = Dress("html", """<html><head><title>Sore heels</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>Sore heels: what helps</h1><p>Medically reviewed by Ana Ruiz, MD, on 3 May 2021</p>
<p>One in ten adults gets heel pain at some time.<sup>1</sup> Stretching eases it within eight weeks,<sup>2,3</sup> and inserts help as well.<sup>4</sup></p>
<p>Night splints made no difference in the splint group.<sup>3</sup> Cold rollers are popular.<sup>7</sup> Call us on 555-123-4567 to book an appointment.</p>
<h2>References</h2><ol>
<li>Moss A, Pine B. Prevalence of heel pain in adults. Foot J. 2012;5(1):1-8.</li>
<li>Hale C. Calf stretching for heel pain: a randomised trial. Foot J. 2015;8(2):20-27.</li>
<li>Hale C, Dunn D. Night splints and stretching: a three-arm trial. Foot Care. 2017;2(3):30-38.</li>
<li>Voss E. Insoles for heel pain: a systematic review. Insole Rev. 2019;1(1):2-19.</li></ol></article></body></html>""",
                 4, [(("1",), ()), (("2", "3"), ()), (("4",), ()), (("3",), ()), ((), ("7",))],
                 {"One in ten": ("1",), "Stretching eases it": ("2", "3"), "Night splints made": ("3",)},
                 "2021-05-03", ("Call us",))

FOOTNOTES = Dress("markdown", """---
title: Tea and iron
date: 2020-11-05
---

# Tea and iron

Black tea halves the iron that the gut takes up.[^a] Drinking it an hour later removes the effect[^b].

Green tea was weaker in both trials.[^a][^b] Milk does not help.[^c]

[^a]: Brand K, Ode L. Black tea and iron uptake: a crossover trial. *Iron Nutr*. 2009;4(2):33-40. doi:10.5555/iron.33
[^b]: Ode L. Timing of tea and iron uptake. *Iron Nutr*. 2013;8(1):12-19.
[^c]: Fair S, Green T. Milk in tea. *Tea Sci*. 2016;1(1):1-5.
""", 3, [(("a",), ()), (("b",), ()), (("a", "b"), ()), (("c",), ())],
                  {"Black tea halves": ("a",), "Drinking it an": ("b",), "Green tea was": ("a", "b"), "Milk does not": ("c",)},
                  "2020-11-05")

WIKI = Dress("plaintext", """Chilblain

A chilblain is a small itchy swelling of the skin.[1] It affects about 10% of people in damp countries.[2]:14 Women are affected more often.[1][2] Nifedipine shortened attacks in one trial of ten adults (n = 10).[3] Vitamin D had no effect.[3][4]

Causes

Cold, damp air narrows small vessels.[2]:20–21 Tight shoes make it worse.[9]

References

1. Gale H (2001). "Chilblains in family practice". Skin Pract. 12 (3): 140–144. doi:10.5555/skin.140.
2. Frost J, Winter K (2010). Cold Injuries of the Skin. Leeds: Harbour Press. ISBN 978-1-4028-9462-6.
3. Rime P, Snow Q (1994). "Nifedipine for chilblains: a crossover trial". Vessel J. 3 (2): 61–66.
4. Thaw R (2014). "Vitamin D3 and chilblains: a randomised trial". Vessel J. 23 (1): 7–13.
""", 4, [(("1",), ()), (("2",), ()), (("1",), ()), (("2",), ()), (("3",), ()), (("3",), ()), (("4",), ()), (("2",), ()), ((), ("9",))],
             {"A chilblain is": ("1",), "It affects about": ("2",), "Women are affected": ("1", "2"), "Nifedipine shortened attacks": ("3",), "Vitamin D had": ("3", "4"), "Cold, damp air": ("2",)})

SUMMARY = Dress("plaintext", """Massage for tension headache

Last updated: 14 February 2019

Key messages

- Massage probably reduces headache days slightly (Abel 2011; Boone 2016).
- We do not know whether it changes sleep.

What did we find?

We found three trials with 301 people (Abel 2011; Boone 2016; Cruz 2018). People who had massage had two fewer headache days a month than people who had none (Boone 2016). One trial reported bruises in 4% of people (Cruz 2018). Nobody measured work days (Dorn 2020).

References

Abel R, Kern S. Neck massage for tension headache: a pilot randomised trial. Head Ther. 2011;6(1):15-21.
Boone W, Tan L, Ek M. Weekly massage in chronic tension headache: a randomised controlled trial. Head Ther. 2016;11(4):200-211.
Cruz V, Abel R. Harms of deep tissue massage: a randomised trial. Manual Med J. 2018;9(2):77-85.
""", 3, [(("1", "2"), ()), (("1", "2", "3"), ()), (("2",), ()), (("3",), ()), ((), ("Dorn 2020",))],
                {"Massage probably reduces": ("1", "2"), "We found three": ("1", "2", "3"), "People who had": ("2",), "One trial reported": ("3",)},
                "2019-02-14")

REVIEW = Dress("markdown", """# Oats and cholesterol: a review

Oat bran lowers LDL cholesterol by about 5% (Hart & Lowe, 2008; Quist et al., 2014). Quist et al. (2014) pooled 12 trials, whereas Hart and Lowe (2008) ran one. Later work (Adeyemi, 2019a, 2019b) saw no dose response. Smaller grains did no better (see Adeyemi, 2019b, for a discussion). Rye is said to work too (Petrov, 2003).

## References

Adeyemi, F. (2019a). Dose and response of oat beta-glucan. *Grain Health*, *4*(1), 10–19. https://doi.org/10.5555/grain.10
Adeyemi, F. (2019b). Milling and the effect of oats. *Grain Health*, *4*(2), 88–97. https://doi.org/10.5555/grain.88
Hart, P., & Lowe, J. (2008). Oat bran and LDL cholesterol: A randomised trial. *Lipid Notes*, *17*(3), 300–309.
Quist, A., Berg, B., & Dahl, C. (2014). Oats and blood lipids: A meta-analysis. *Lipid Notes*, *23*(1), 1–15.
""", 4, [(("3", "4"), ()), (("4",), ()), (("3",), ()), (("1", "2"), ()), (("2",), ()), ((), ("Petrov 2003",))],
               {"Oat bran lowers": ("3", "4"), "Quist et al.": ("4",), "Later work (Adeyemi,": ("1", "2"), "Smaller grains did": ("2",)})

LINKS = Dress("html", """<html><head><meta property="article:published_time" content="2022-08-09T08:00:00Z"></head><body><main>
<h1>Does honey calm a cough?</h1>
<p>Honey cut night coughs by a third in <a href="https://doi.org/10.5555/cough.7">a trial of 300 children</a>. A <a href="https://doi.org/10.5555/cough.9">later review</a> of six trials agreed. <a href="/shop">Shop our honey</a> today.</p>
<p>It is <a href="https://doi.org/10.5555/cough.7">no better than syrup</a> by day. Never give honey to babies under one.</p>
</main></body></html>""", 2, [(("1",), ()), (("2",), ()), (("1",), ())],
              {"Honey cut night": ("1",), "A later review": ("2",), "It is no": ("1",)}, "2022-08-09", ("Shop our",))

LEAFLET = Dress("plaintext", """Living with dry eyes

Fact sheet · Reviewed May 2018 · Harbour Eye Trust

What helps

- Warm compresses ease symptoms in 7 out of 10 people (Lim & Ortega, 2012).
- Fish oil works no better than olive oil (Nash et al., 2017).
- Blink often when you use a screen.
- Humid air helps (World Eye Council, 2016).

Lim and Ortega (2012) also found fewer red eyes.

References

Lim, S., & Ortega, J. (2012). Warm compresses in dry eye disease: A randomised trial. Eye Comfort, 7(2), 44–51. https://doi.org/10.5555/eye.44

Nash, T., Ude, V., & Rao, K. (2017). Omega-3 oils for dry eye: A double-blind trial. Eye Comfort, 12(1), 3–14.

World Eye Council. (2016). Humidity and the eye surface (Report No. 8). https://example.org/humidity
""", 3, [(("1",), ()), (("2",), ()), (("3",), ()), (("1",), ())],
                {"Warm compresses ease": ("1",), "Fish oil works": ("2",), "Humid air helps": ("3",), "Lim and Ortega": ("1",)},
                "2018-05", ("Blink often",))

ACCENTS = Dress("markdown", """# Kneipp baths

Cold arm baths lowered blood pressure by 6 mm Hg (Müller & Weiß, 2010). Lefèvre et al. (2016) saw no such effect in 80 adults. Both groups slept better (Núñez-García, 2018; Müller and Weiss, 2010). O’Brien (2012) disagrees with Ångström & Østby (2011).

## Literature

Ångström, K., & Østby, L. (2011). Cold water and sleep. *Nordic Baths*, *2*, 9–14.
Lefèvre, É., D’Arcy, J., & Brûlé, F. (2016). Bains froids et tension artérielle : un essai randomisé. *Revue des Bains*, *9*(1), 5–12.
Müller, J., & Weiß, G. (2010). Kalte Armbäder und Blutdruck: eine randomisierte Studie. *Bäderkunde*, *31*(4), 210–217.
Núñez-García, M. (2018). Baños fríos y sueño: ensayo cruzado. *Sueño*, *5*(2), 60–66.
O’Brien, S. (2012). Against the cold bath. *Bath Letters*, *1*, 1–3.
""", 5, [(("3",), ()), (("2",), ()), (("4", "3"), ()), (("5",), ()), (("1",), ())],
                {"Cold arm baths": ("3",), "Lefèvre et al.": ("2",), "Both groups slept": ("4", "3")})

WORD = Dress("docx", "", 3, [(("1",), ()), (("1", "2"), ()), (("3",), ()), ((), ("5",))],
             {"Garlic lowered pressure": ("1",), "It was safe": ("1", "2"), "Aged extract did": ("3",)})

DRESSES = {"news": NEWS, "hospital": HOSPITAL, "footnotes": FOOTNOTES, "wiki": WIKI,
           "summary": SUMMARY, "review": REVIEW, "links": LINKS, "leaflet": LEAFLET,
           "accents": ACCENTS, "word": WORD}
