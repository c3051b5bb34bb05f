"""Invented war reporting by several outlets: which tolls are set side by side, with which verdict, and what the reason says."""

import pandas as pd
import pytest

import toolkit as tk

FRIDAY, SATURDAY = "2031-05-02", "2031-05-03"

# Each scenario: papers as (outlet, published, text), then every pair of tolls we expect: outlets, figures as printed,
# verdict, scope, size, and words of the reason. No other pair may come of it.
SCENARIOS = {
    "a toll grows through the day": (
        [
            ("Echo", f"{FRIDAY}T09:00", "A car bomb tore through the market of Tarnby on Friday, killing 12 people, police said."),
            ("Post", f"{FRIDAY}T18:00", "The death toll from the car bomb at the market in Tarnby rose to 19, the health ministry said."),
            ("Star", f"{SATURDAY}T08:00", "At least 21 people, including four children, were killed by the car bomb in the market of Tarnby, a monitoring group said."),
        ],
        [
            ("Echo", "12", "Post", "19", "superseded", "same", 19 / 12, "the later count is the larger, as such counts grow (2 May 2031, 09:00, 2 May 2031, 18:00)"),
            ("Echo", "12", "Star", "21", "superseded", "same", 21 / 12, "Star has “At least 21” people killed (counted by a monitoring group)"),
            ("Post", "19", "Star", "21", "superseded", "same", 21 / 19, "Post has “19” dead (counted by the health ministry)"),
        ],
    ),
    "bounds hide a gap, and size shows it": (
        [
            ("Echo", FRIDAY, "A bomb hit a convoy of buses near Sund on Friday, killing at least 39 people, state television said."),
            ("Post", FRIDAY, "The bombing of a bus convoy near Sund killed 126 people on Friday, the Observatory said."),
        ],
        [("Echo", "39", "Post", "126", "compatible", "same", 126 / 39, "both can hold")],
    ),
    "a toll is corrected downwards": (
        [
            ("Echo", FRIDAY, "The air raid on Melport killed 60 people, opposition activists said on Friday."),
            ("Post", SATURDAY, "The health ministry said on Saturday that 33 people had been killed in the air raid on Melport."),
        ],
        [("Echo", "60", "Post", "33", "conflict", "same", 60 / 33, "(counted by opposition activists), Post has “33” people killed (counted by the health ministry); both cannot hold.")],
    ),
    "the toll of an earlier strike is retold": (
        [
            ("Echo", FRIDAY, "Warplanes struck a bakery in Melport on Friday, killing 14 people. Last month an air strike on a hospital in Melport killed 55 people."),
            ("Post", FRIDAY, "Air strikes on a bakery in Melport killed 14 people on Friday, residents said."),
        ],
        [("Echo", "14", "Post", "14", "compatible", "same", 1, "both can hold")],
    ),
    "the toll of the war is no toll of the day": (
        [
            ("Echo", FRIDAY, "Shelling killed six people in Karsk on Friday. The conflict has killed more than 15,000 people since March 2030, the United Nations says."),
            ("Post", FRIDAY, "Six people died when shells hit Karsk on Friday. The 14-month-old uprising has killed about 12,000 people, according to activists."),
        ],
        [
            ("Echo", "six", "Post", "Six", "compatible", "same", 1, "both can hold"),
            ("Echo", "15,000", "Post", "12,000", "conflict", "unstated", 1.25, "unless “about” is read as ±25% or wider, and only Echo says since when (March 2030)."),
        ],
    ),
    "the tolls that two reports lead with are set side by side": (
        [
            ("Echo", FRIDAY, "Blasts in Sund kill 44\n\nAt least 44 people were killed when bombs went off in Sund on Friday, state media said. As many as 25 people were killed when two bombs hit the bus station, the radio said. A third blast at the hospital killed 19 people, it said."),
            ("Post", FRIDAY, "Dozens dead in Sund bombings\n\nMore than 100 people were killed by a series of bombs in Sund on Friday, the Observatory said."),
        ],
        [("Echo", "44", "Post", "100", "compatible", "same", 100 / 44, "Echo has “At least 44” people killed (counted by state media), Post has “More than 100” people killed")],
    ),
    "a headline leaves out what bounds its toll": (
        [
            ("Echo", FRIDAY, "Raid on Karsk market kills 70\n\nAt least 70 people were killed in an air raid on the market of Karsk, medics said."),
            ("Post", SATURDAY, "Karsk market raid: toll hits 96\n\nThe death toll from an air raid on the market of Karsk has risen to at least 96, medics said."),
        ],
        [("Echo", "70", "Post", "96", "compatible", "same", 96 / 70, "both can hold")],
    ),
    "a town elsewhere is no counterpart of the toll it leads with": (
        [
            ("Echo", FRIDAY, "A bomb at Ilmen bridge killed 3 people on Friday."),
            ("Post", FRIDAY, "On Friday a train fire near Sund harbour killed 41 people."),
        ],
        [],
    ),
    "the larger half of the dead leads": (
        [
            ("Echo", FRIDAY, "An air strike hit lorries at Orlo on Friday, killing at least one driver and around 20 villagers, the Observatory said."),
            ("Post", FRIDAY, "The air strike on lorries at Orlo killed 21 villagers on Friday, medics said."),
        ],
        [("Echo", "20", "Post", "21", "compatible", "same", 1.05, "both count villagers")],
    ),
    "a count of those added is not the count that a report leads with": (
        [
            ("Echo", FRIDAY, "Another 25 people were killed in Karsk on Friday, activists said, bringing the death toll of the siege to 140."),
            ("Post", FRIDAY, "The siege of Karsk has killed 140 people, activists said on Friday."),
        ],
        [("Echo", "140", "Post", "140", "compatible", "same", 1, "both can hold")],
    ),
    "the dead of one town are no counterpart of the dead of the next": (
        [
            ("Echo", FRIDAY, "Bombs in Sund and Tarnby killed at least 140 people on Friday, the radio said. Four blasts near a shrine in Tarnby killed 83 people."),
            ("Post", FRIDAY, "Bombs killed more than 100 people in Sund and Tarnby on Friday, police said. Twin car bombs in Sund killed 46 people. The blasts at a shrine in Tarnby killed 62 people."),
        ],
        [
            ("Echo", "140", "Post", "100", "compatible", "same", 1.4, "both can hold"),
            ("Echo", "83", "Post", "62", "conflict", "same", 83 / 62, "both cannot hold"),
        ],
    ),
    "a count of one town finds no partner in a report that counts it not": (
        [
            ("Echo", FRIDAY, "Bombs in Sund and Tarnby killed at least 140 people on Friday, the radio said. Four blasts near a shrine in Tarnby killed 83 people."),
            ("Post", FRIDAY, "Bombs killed more than 100 people in Sund and Tarnby on Friday, police said. Twin car bombs in Sund killed 46 people."),
        ],
        [("Echo", "140", "Post", "100", "compatible", "same", 1.4, "both can hold")],
    ),
    "one number of civilians and of people is one count": (
        [
            ("Echo", FRIDAY, "An air raid on a school in Karsk killed 35 civilians on Friday, the Observatory said. It said 89 civilians were killed in raids on Ilmen on Friday."),
            ("Post", FRIDAY, "The Observatory said 35 people died in the air raid on a school in Karsk on Friday."),
        ],
        [("Echo", "35", "Post", "35", "compatible", "unstated", 1, "only Echo says that they were civilians")],
    ),
    "children and teachers are two counts, and the report says so": (
        [
            ("Echo", FRIDAY, "The air raid on a school in Karsk killed 22 children on Friday, the radio said."),
            ("Post", FRIDAY, "Six teachers died in the air raid on a school in Karsk on Friday, the radio said."),
        ],
        [("Echo", "22", "Post", "Six", "different_scope", "differs", 22 / 6, "Echo counts children, Post teachers.")],
    ),
    "of some and of all, all are the toll": (
        [
            ("Echo", FRIDAY, "Six teachers died in the air raid on a school in Karsk on Friday, a union said, and a monitor said that 35 people were killed in all."),
            ("Post", FRIDAY, "An air raid on a school in Karsk killed 35 people on Friday."),
        ],
        [("Echo", "35", "Post", "35", "compatible", "same", 1, "Echo has “35” people killed (counted by a monitor)")],
    ),
    "the children of a headline are a part of the dead": (
        [
            ("Echo", FRIDAY, "Orlo: 22 children, 6 teachers killed in raid\n\nAt least 22 children were killed in a raid on Orlo on Friday. Six teachers were also killed."),
            ("Post", FRIDAY, "A raid on Orlo killed 35 people on Friday."),
        ],
        [("Echo", "22", "Post", "35", "different_scope", "differs", 35 / 22, "Echo counts children, Post people.")],
    ),
    "two counters in one report are both set beside the next": (
        [
            ("Echo", FRIDAY, "An air strike on Orlo killed 54 people on Friday, police said. The Red Cross put the toll at 56."),
            ("Post", "2031-05-05", "A rights group has put the death toll of the air strike on Orlo at 28."),
        ],
        [
            ("Echo", "54", "Post", "28", "conflict", "same", 54 / 28, "Post has “28” dead (counted by a rights group); both cannot hold."),
            ("Echo", "56", "Post", "28", "conflict", "unstated", 2, "Echo has “56” dead (counted by the Red Cross)"),
        ],
    ),
    "a toll told as grown is no conflict though the hour is not known": (
        [
            ("Echo", FRIDAY, "A bomb at the Orlo bridge killed 235 people, the radio said."),
            ("Post", FRIDAY, "The death toll from the bomb at the Orlo bridge has risen to 305, the ministry said."),
        ],
        [("Echo", "235", "Post", "305", "superseded", "same", 305 / 235, "the larger count is told as grown (Post), though which was printed first is not known.")],
    ),
    "a day without its hour is not before its own evening": (
        [
            ("Echo", FRIDAY, "A bomb at the Orlo bridge killed 235 people, the radio said."),
            ("Post", f"{FRIDAY}T20:00", "A bomb at the Orlo bridge killed 305 people, the ministry said."),
        ],
        [("Echo", "235", "Post", "305", "conflict", "same", 305 / 235, "both cannot hold")],
    ),
    "the dead and wounded together are no toll of the dead": (
        [
            ("Echo", FRIDAY, "An air raid on a funeral in Orlo killed or wounded more than 450 people, the radio said."),
            ("Post", FRIDAY, "At least 82 people were killed in an air raid on a funeral in Orlo, the ministry said."),
        ],
        [("Echo", "450", "Post", "82", "different_scope", "differs", 450 / 82, "Echo counts casualties, perhaps the wounded among them, Post the dead.")],
    ),
    "a headline is older than its report": (
        [
            ("Echo", FRIDAY, "Car bomb kills 25 in Orlo\n\nA car bomb killed around 43 people near the court of Orlo on Friday."),
            ("Post", FRIDAY, "A car bomb near the court of Orlo killed 40 people on Friday."),
        ],
        [("Echo", "43", "Post", "40", "compatible", "same", 43 / 40, "Echo has “around 43” people killed")],
    ),
    "of two mentions the more careful one is the toll": (
        [
            ("Echo", FRIDAY, "Blast in Orlo kills 95\n\nA blast killed 95 people in Orlo on Friday. At least 95 people died, the ministry said."),
            ("Post", SATURDAY, "The party says 128 people died in the blast in Orlo."),
        ],
        [("Echo", "95", "Post", "128", "compatible", "same", 128 / 95, "Echo has “At least 95” people killed (counted by the ministry)")],
    ),
    "two weeks ago is the day that was reported two weeks ago": (
        [
            ("Echo", "2031-05-16", "Students came back to the university of Orlo on Friday. The blasts two weeks ago killed more than 80 people there."),
            ("Post", FRIDAY, "Blasts at the university of Orlo killed 82 people on Friday, the ministry said."),
        ],
        [("Post", "82", "Echo", "80", "compatible", "same", 82 / 80, "both can hold")],
    ),
    "two weeks ago is not today": (
        [
            ("Echo", FRIDAY, "Students came back to the university of Orlo on Friday. The blasts two weeks ago killed more than 80 people there."),
            ("Post", FRIDAY, "Blasts at the university of Orlo killed 82 people on Friday, the ministry said."),
        ],
        [],
    ),
    "the dead of a market are not the dead of a province": (
        [
            ("Echo", FRIDAY, "Air strikes killed 50 people in the province of Ilmen on Friday, a monitor said. At least 23 people died at the market of Orlo, and six in Sund."),
            ("Post", FRIDAY, "Air strikes on the market of Orlo killed 23 people on Friday, medics said."),
        ],
        [
            ("Echo", "50", "Post", "23", "different_scope", "differs", 50 / 23, "for what Post counts, Echo has “23”."),
            ("Echo", "23", "Post", "23", "compatible", "same", 1, "both can hold"),
        ],
    ),
    "what adds up to the toll is a part of it": (
        [
            ("Echo", FRIDAY, "Bombs killed more than 140 people on Friday. Four blasts killed 83 people in a suburb of Sund. Twin bombs killed 59 in Orlo."),
            ("Post", FRIDAY, "At least 83 people were killed when bombs went off in a suburb of Sund on Friday."),
        ],
        [
            ("Echo", "140", "Post", "83", "different_scope", "differs", 140 / 83, "for what Post counts, Echo has “83”."),
            ("Echo", "83", "Post", "83", "compatible", "same", 1, "both can hold"),
        ],
    ),
    "the deadliest of the war is of one day": (
        [
            ("Echo", FRIDAY, "An air strike on Orlo killed about 56 people on Friday, the deadliest incident of the war."),
            ("Post", FRIDAY, "The air strike on Orlo killed 54 people on Friday."),
        ],
        [("Echo", "56", "Post", "54", "compatible", "same", 56 / 54, "both can hold")],
    ),
    "a toll is lowered, and the report gives both": (
        [
            ("Echo", "2031-05-06", "The death toll of the bombs in Orlo is lower than previously stated and stands at “approximately” 253 people, the ministry said. On Monday the police had said that the toll was 359 people."),
            ("Post", SATURDAY, "Bombs killed 290 people in Orlo, the police said."),
        ],
        [
            ("Post", "290", "Echo", "253", "conflict", "same", 290 / 253, "unless “approximately” is read as ±15% or wider; Echo tells of a count that was lowered."),
            ("Post", "290", "Echo", "359", "superseded", "same", 359 / 290, "Echo has “359” people killed (counted by the police)"),
        ],
    ),
    "terrorists and attackers may be two names of the same": (
        [
            ("Echo", FRIDAY, "Terrorists killed 184 people at a shrine in Orlo on Friday."),
            ("Post", SATURDAY, "Armed attackers killed at least 235 worshippers at a shrine in Orlo, state television said."),
        ],
        [("Echo", "184", "Post", "235", "superseded", "unstated", 235 / 184, "; only Post says that they were worshippers, and Echo counts those harmed by terrorists, Post by armed attackers.")],
    ),
    "soldiers are some of the dead": (
        [
            ("Echo", FRIDAY, "Rebels killed 12 soldiers in an ambush near Orlo on Friday, the army said."),
            ("Post", FRIDAY, "An ambush near Orlo killed 17 people on Friday, most of them soldiers, a monitor said."),
        ],
        [("Echo", "12", "Post", "17", "different_scope", "differs", 17 / 12, "Echo counts soldiers, Post people.")],
    ),
    "whoever is counted is named as the reports name them": (
        [
            ("Echo", FRIDAY, "A bomb killed 30 shoppers in Orlo on Friday."),
            ("Post", FRIDAY, "A bomb in Orlo killed 34 shoppers on Friday."),
            ("Star", FRIDAY, "A bomb in Orlo killed 37 traders on Friday."),
        ],
        [
            ("Echo", "30", "Post", "34", "conflict", "same", 34 / 30, "both cannot hold at once (which was printed first is not known), and both count shoppers."),
            ("Echo", "30", "Star", "37", "conflict", "unstated", 37 / 30, "both cannot hold at once (which was printed first is not known), and Echo counts shoppers, Star traders."),
            ("Post", "34", "Star", "37", "conflict", "unstated", 37 / 34, "Post counts shoppers, Star traders."),
        ],
    ),
    "the missing are found": (
        [
            ("Echo", FRIDAY, "A ferry sank off Sund on Friday and 120 people are missing, the coastguard said."),
            ("Post", SATURDAY, "The coastguard said on Saturday that 61 people are still missing from the ferry that sank off Sund."),
        ],
        [("Echo", "120", "Post", "61", "superseded", "same", 120 / 61, "the later count takes the place of the earlier, as such counts rise and fall (2 May 2031, 3 May 2031).")],
    ),
    "one toll takes in the attackers": (
        [
            ("Echo", FRIDAY, "Gunmen attacked a police school in Sund on Friday, killing 61 people."),
            ("Post", FRIDAY, "At least 64 people, including the three attackers, died in the attack on a police school in Sund."),
        ],
        [("Echo", "61", "Post", "64", "different_scope", "differs", 64 / 61, "Post's takes in the three attackers, Echo's is not said to.")],
    ),
    "four more and another nine are of two days": (
        [
            ("Echo", "2031-05-01", "Four more people died of cholera in Ilmen on Thursday."),
            ("Post", FRIDAY, "Another nine people died of cholera in Ilmen on Friday."),
        ],
        [],
    ),
    "of two days told, the same day is compared": (
        [
            ("Echo", FRIDAY, "An air strike on the market of Orlo killed 11 people on Friday. On Tuesday 44 people were killed on a market in Sund."),
            ("Post", "2031-04-29", "Forty people were killed in an air strike on a market in Sund on Tuesday, residents said."),
        ],
        [("Post", "Forty", "Echo", "44", "superseded", "same", 1.1, "(29 April 2031, 2 May 2031)")],
    ),
    "a week after another bombing is not the bombing": (
        [
            ("Echo", FRIDAY, "A bomb killed 42 people in Orlo on Friday, a week after a car bomb killed 27 people in Sund."),
            ("Post", FRIDAY, "A bomb killed 27 people in Orlo on Friday, the radio said."),
        ],
        [("Echo", "42", "Post", "27", "conflict", "same", 42 / 27, "both cannot hold at once")],
    ),
    "a smaller count that the other report tells as an earlier one is superseded": (
        [
            ("Echo", FRIDAY, "A bomb killed 30 people in Orlo on Friday, the radio said."),
            ("Post", FRIDAY, "A bomb killed at least 43 people in Orlo on Friday, a monitor said. Earlier, the radio had said that 30 people died."),
        ],
        [
            ("Echo", "30", "Post", "43", "superseded", "same", 43 / 30, "the smaller count is told as an earlier one, though which was printed first is not known."),
            ("Echo", "30", "Post", "30", "compatible", "same", 1, "both can hold"),
        ],
    ),
    "one town of a country": (
        [
            ("Echo", FRIDAY, "Clashes killed 62 people across Dorvan on Friday, including 24 in Karsk, activists said."),
            ("Post", FRIDAY, "Clashes killed 24 people in Karsk on Friday, activists said. They put the toll for the whole country at more than 70."),
        ],
        [
            ("Echo", "62", "Post", "24", "different_scope", "differs", 62 / 24, "for what Post counts, Echo has “24”."),
            ("Echo", "62", "Post", "70", "conflict", "same", 70 / 62, "both cannot hold"),
            ("Echo", "24", "Post", "24", "compatible", "same", 1, "both can hold"),
        ],
    ),
    "a four-year war is no day": (
        [
            ("Echo", FRIDAY, "A raid killed 60 people in Orlo on Friday. Dorvan's four-year war has cost 220,000 lives."),
            ("Post", FRIDAY, "A raid on Orlo killed 43 people on Friday. More than 240,000 people have died in the four-year conflict."),
        ],
        [
            ("Echo", "60", "Post", "43", "conflict", "same", 60 / 43, "both cannot hold"),
            ("Echo", "220,000", "Post", "240,000", "conflict", "same", 24 / 22, "both cannot hold"),
        ],
    ),
    "what is feared is not the toll": (
        [
            ("Echo", FRIDAY, "As many as 200 people may have been killed when a mine collapsed in Tarn on Friday. Rescuers have found 31 bodies."),
            ("Post", FRIDAY, "Rescuers have found 31 bodies in the mine that collapsed in Tarn on Friday."),
        ],
        [("Echo", "31", "Post", "31", "compatible", "unstated", 1, "both can hold")],
    ),
    "some of the injured are not the injured": (
        [
            ("Echo", FRIDAY, "A tram crash in Sund killed two people on Friday. Nine of the injured were still in hospital."),
            ("Post", FRIDAY, "Two people died and 15 were injured in a tram crash in Sund on Friday."),
        ],
        [("Echo", "two", "Post", "Two", "compatible", "same", 1, "both can hold")],
    ),
    "the wounded of a sentence that counts its dead first are its wounded": (
        [
            ("Echo", FRIDAY, "A bomb killed 12 people in Sund on Friday and wounded 83 others."),
            ("Post", FRIDAY, "A bomb in Sund killed 12 people and wounded 80 on Friday."),
        ],
        [
            ("Echo", "12", "Post", "12", "compatible", "same", 1, "both can hold"),
            ("Echo", "83", "Post", "80", "conflict", "unstated", 83 / 80, "neither says whom it counts"),
        ],
    ),
    "what brings the toll to 29 is not the toll": (
        [
            ("Echo", FRIDAY, "Rescuers recovered 13 bodies in the mine of Tarn on Friday, bringing the toll to 29."),
            ("Post", FRIDAY, "The collapse of the mine of Tarn killed 29 people, rescuers said on Friday."),
        ],
        [("Echo", "29", "Post", "29", "compatible", "same", 1, "both can hold")],
    ),
    "one district alone is no rival of the country": (
        [
            ("Echo", FRIDAY, "A quake in Dorvan killed 135 people on Friday, the ministry said. The league said 50 people died in the Artib district alone."),
            ("Post", SATURDAY, "The quake in Dorvan killed 200 people, the ministry said."),
        ],
        [("Echo", "135", "Post", "200", "superseded", "same", 200 / 135, "as such counts grow")],
    ),
    "the wounded are not called the dead": (
        [
            ("Echo", FRIDAY, "A gas blast in Sund injured 24 on Friday."),
            ("Post", FRIDAY, "A gas blast in Sund injured 14 children on Friday."),
        ],
        [("Echo", "24", "Post", "14", "different_scope", "differs", 24 / 14, "Echo counts the wounded, Post children.")],
    ),
    "since the election says no day": (
        [
            ("Echo", FRIDAY, "Riots have killed 24 people in Karsk since the election, the commission said on Friday."),
            ("Post", FRIDAY, "Riots have killed 27 people in Karsk since the election, doctors said on Friday."),
        ],
        [("Echo", "24", "Post", "27", "conflict", "same", 27 / 24, "both cannot hold at once (which was printed first is not known).")],
    ),
    "what a report denies does not lead": (
        [
            ("Echo", FRIDAY, "The army denied that 90 people had died in the raid on Orlo on Friday. Doctors said 34 people were killed."),
            ("Post", FRIDAY, "The raid on Orlo killed 36 people on Friday."),
        ],
        [("Echo", "34", "Post", "36", "conflict", "same", 36 / 34, "(counted by doctors)")],
    ),
    "a conflict says that one of the two was lowered": (
        [
            ("Echo", FRIDAY, "Bombs killed 93 people in Orlo on Friday, officials said."),
            ("Post", SATURDAY, "Officials lowered the toll of the bombs in Orlo to 71 on Saturday."),
        ],
        [("Echo", "93", "Post", "71", "conflict", "same", 93 / 71, "both cannot hold; Post tells of a count that was lowered.")],
    ),
    "the dead of the whole country are no rival of a town's": (
        [
            ("Echo", FRIDAY, "Two car bombs killed at least 57 people in Sund on Friday. Activists said 104 people died across the country."),
            ("Post", FRIDAY, "Car bombs in Sund killed 60 people on Friday."),
        ],
        [("Echo", "57", "Post", "60", "compatible", "same", 60 / 57, "both can hold")],
    ),
    "what was told earlier does not lead": (
        [
            ("Echo", FRIDAY, "Twenty-nine soldiers were killed in Orlo, the governor said. Earlier, at noon, he had told of 22 soldiers killed."),
            ("Post", SATURDAY, "At least 33 soldiers died in Orlo, the governor said."),
        ],
        [
            ("Echo", "Twenty-nine", "Post", "33", "superseded", "same", 33 / 29, "both count soldiers."),
            ("Echo", "22", "Post", "33", "superseded", "same", 33 / 22, "both count soldiers."),
        ],
    ),
    "almost 100 and at least 95 are one toll, whatever makes up the rest": (
        [
            ("Echo", FRIDAY, "Almost 100 people were killed in raids on Orlo. A monitor said that the raids killed at least 95 people, among them three women and four children."),
            ("Post", FRIDAY, "Raids on Orlo killed at least 60 people, activists said."),
        ],
        [
            ("Echo", "100", "Post", "60", "compatible", "same", 100 / 60, "both can hold"),
            ("Echo", "95", "Post", "60", "compatible", "same", 95 / 60, "(counted by a monitor)"),
        ],
    ),
    "a part beside the whole": (
        [
            ("Echo", FRIDAY, "At least 40 people, among them 25 civilians, were killed in clashes around Sund on Friday, the Observatory said."),
            ("Post", FRIDAY, "Clashes around Sund on Friday left 25 civilians dead, activists said."),
        ],
        [
            ("Echo", "25", "Post", "25", "compatible", "same", 1, "both count civilians"),
            ("Echo", "40", "Post", "25", "different_scope", "differs", 1.6, "for what Post counts, Echo has “25”."),
        ],
    ),
    "civilians may be all of the dead": (
        [
            ("Echo", FRIDAY, "More than 90 people were killed in Ilmen on Friday, the head of the mission said."),
            ("Post", FRIDAY, "Dozens of civilians were killed in Ilmen on Friday, the state agency said."),
        ],
        [("Echo", "90", "Post", "Dozens", "compatible", "unstated", 90 / 24, "Post has “Dozens” of civilians killed (counted by the state agency); both can hold, and only Post says that they were civilians.")],
    ),
    "a part is no rival of the whole": (
        [
            ("Echo", FRIDAY, "A gas attack on Tarnby killed at least 58 people, including 11 children, the Observatory said."),
            ("Post", SATURDAY, "The death toll from the gas attack on Tarnby has risen to 72, the Observatory said."),
        ],
        [("Echo", "58", "Post", "72", "compatible", "same", 72 / 58, "both can hold")],
    ),
    "two attacks in one sentence": (
        [
            ("Echo", FRIDAY, "A car bomb in Sund killed 12 people on Friday. In the northern town of Ilmen, a mortar attack killed seven."),
            ("Post", FRIDAY, "Seven people died in a mortar attack on Ilmen on Friday, while a car bomb in Sund left 15 dead."),
        ],
        [
            ("Echo", "seven", "Post", "Seven", "compatible", "same", 1, "Echo has “seven” dead"),
            ("Echo", "12", "Post", "15", "conflict", "same", 1.25, "Post has “15” dead; both cannot hold"),
        ],
    ),
    "new and cumulative": (
        [
            ("Echo", FRIDAY, "Another 25 people were killed in Karsk on Friday, activists said, bringing the death toll of the siege to 140."),
            ("Post", FRIDAY, "The siege of Karsk has killed 140 people in a week, activists said, 25 of them on Friday."),
        ],
        [
            ("Echo", "25", "Post", "25", "compatible", "same", 1, "both can hold"),
            ("Echo", "140", "Post", "140", "compatible", "same", 1, "both can hold"),
        ],
    ),
    "words and ranges": (
        [
            ("Echo", FRIDAY, "Dozens of people were killed in an attack on a wedding in Tarnby on Friday, residents said."),
            ("Post", FRIDAY, "Between 20 and 25 people were killed in an attack on a wedding in Tarnby on Friday."),
            ("Star", FRIDAY, "An attack on a wedding in Tarnby killed 10 to 12 people on Friday, police said."),
        ],
        [
            ("Echo", "Dozens", "Post", "20 and 25", "compatible", "same", 1.2, "Echo has “Dozens” of people killed (counted by residents), Post has “between 20 and 25” people killed"),
            ("Echo", "Dozens", "Star", "10 to 12", "conflict", "same", 2.4, "both cannot hold"),
            ("Post", "20 and 25", "Star", "10 to 12", "conflict", "same", 2, "both cannot hold"),
        ],
    ),
    "an outlet without a date": (
        [
            ("Echo", None, "A suicide bomber killed 23 people at a checkpoint in Karsk, officials said."),
            ("Post", FRIDAY, "A suicide bomber killed 31 people at a checkpoint in Karsk on Friday, officials said."),
        ],
        [("Post", "31", "Echo", "23", "conflict", "same", 31 / 23, "both cannot hold unless one came later: the day of Echo is not known, and both count those harmed by a suicide bomber.")],
    ),
    "killed by the other side": (
        [
            ("Echo", FRIDAY, "Rebels killed 12 civilians in the shelling of Ilmen on Friday, state television said."),
            ("Post", FRIDAY, "Government forces killed 30 civilians in the shelling of Ilmen on Friday, activists said."),
        ],
        [("Echo", "12", "Post", "30", "different_scope", "differs", 2.5, "Echo counts those harmed by rebels, Post by government forces.")],
    ),
    "since Sunday is no war": (
        [
            ("Echo", FRIDAY, "At least 200 people have been killed in the bombardment of eastern Sund since Sunday, the Observatory said."),
            ("Post", SATURDAY, "The bombardment of eastern Sund has killed more than 500 people, including 120 children, in a week."),
        ],
        [("Echo", "200", "Post", "500", "compatible", "unstated", 2.5, "only Echo says since when (27 April 2031)")],
    ),
    "nobody, says the one": (
        [
            ("Echo", FRIDAY, "The coalition strike on Tarnby hit an arms depot and no civilians were killed, the army said."),
            ("Post", FRIDAY, "The coalition strike on Tarnby killed 43 civilians, residents said."),
        ],
        [("Echo", "no civilians", "Post", "43", "conflict", "same", 43, "Echo has “no civilians” killed, Post has “43” civilians killed (counted by residents); both cannot hold at once (which was printed first is not known), and both count civilians.")],
    ),
    "nearly is read as about": (
        [
            ("Echo", FRIDAY, "The raid on Sund killed 20 people, the ministry said."),
            ("Post", FRIDAY, "The raid on Sund killed nearly 50 people, doctors said."),
        ],
        [("Echo", "20", "Post", "50", "conflict", "same", 2.5, "unless “nearly” is read as ±60% or wider.")],
    ),
    "the dead and the wounded": (
        [
            ("Echo", FRIDAY, "The explosion at the Sund refinery killed three workers and injured 12 on Friday."),
            ("Post", FRIDAY, "Three workers died and 15 were injured in the explosion at the Sund refinery on Friday."),
        ],
        [
            ("Echo", "three", "Post", "Three", "compatible", "same", 1, "both count workers"),
            ("Echo", "12", "Post", "15", "conflict", "unstated", 1.25, "Echo has “12” wounded, Post has “15” wounded; both cannot hold at once (which was printed first is not known), and neither says whom it counts."),
        ],
    ),
}  # fmt: skip


def rows_of(papers):
    """The discrepancies of the figures of some papers on one event, with the figures as printed."""
    articles = tk.to_articles(
        [dict(article_id=f"p{i}", event_id="e", outlet=o, published=d, text=t) for i, (o, d, t) in enumerate(papers)]
    )
    quotes, figures, _ = tk.extract_all(articles)
    claims = tk.align_claims(articles, quotes=quotes, figures=figures)
    found = tk.find_discrepancies(claims, articles, quotes, figures)
    printed = figures.set_index("figure_id").figure
    found = found[found.kind == "figure"]
    return found.assign(printed_a=found.item_a.map(printed), printed_b=found.item_b.map(printed))


def compared(papers):
    """{(outlet a, figure a, outlet b, figure b): row} of the discrepancies of some papers on one event."""
    return {(r.outlet_a, r.printed_a, r.outlet_b, r.printed_b): r for r in rows_of(papers).itertuples()}


@pytest.mark.parametrize("papers, expected", SCENARIOS.values(), ids=SCENARIOS)
def test_tolls(papers, expected):
    found = compared(papers)
    assert sorted(found) == sorted(row[:4] for row in expected)
    for *pair, verdict, scope, size, why in expected:
        row = found[tuple(pair)]
        assert (row.verdict, row.scope) == (verdict, scope), row.why
        assert row.size == pytest.approx(size)
        assert why in row.why and row.why.endswith(".")
        assert "dead killed" not in row.why and "lives killed" not in row.why


def test_two_tolls_that_a_third_report_tells_as_a_part_are_one_row():
    market = "Air strikes on the market of Orlo killed {} people on Friday."
    province = "Air strikes killed 50 people in the province of Ilmen on Friday. At least 23 people died at the market of Orlo, and six in Sund."
    papers = [("Echo", FRIDAY, province), ("Post", FRIDAY, market.format(23)), ("Star", FRIDAY, market.format(24))]
    assert len(rows_of(papers)) == len(compared(papers)) == 5


@pytest.mark.parametrize("name", ["the toll of the war is no toll of the day"])
def test_a_conflict_says_at_which_width_it_would_vanish(name):
    rows = compared(SCENARIOS[name][0]).values()
    widths = {row.verdict: row.vanishes_at for row in rows}
    assert widths["conflict"] == pytest.approx(0.25)
    assert pd.isna(widths["compatible"])
