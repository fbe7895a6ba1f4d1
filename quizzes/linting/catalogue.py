"""The rules in words: a line with the code and what it asks for, and one with the remedy."""

CATALOGUE = """\
E00 Each entry of accept answers a warning that is there
    Remove the entry.
E01 Choice questions have the right number of options and keys
    Add or remove some.
E02 Options differ after case and punctuation are set aside (0.90 similar: a warning)
    Reword one.
E03 No option is “all of the above” or a combination of others
    Write an option of its own.
E04 Each why has 40 characters, is unlike the others, begins as its option deserves
    Say what is special here; begin a key's with Right, a distractor's with Tempting.
E05 No text names an option by letter or place
    Name it by its words; options are shuffled.
E06 Topic, section and terms exist
    Correct the name.
E07 A negative question has its NOT or LEAST in capitals and is marked negative
    Ask positively, or write it in capitals and set negative: true.
E08 The stem ends as a question does, a case’s with a full stop; a blank stands only at the end
    End with ?, : or an open sentence; a calculation, an order or pairs may end with an instruction.
E09 Numbers work out for every seed, and no mistake equals the key
    Correct formulas or constraints.
E10 Numeric options share unit and decimals, so that they are shown in order
    Write all with one unit and as many decimals.
E11 No two questions ask the same (0.85 alike; from 0.70 a warning)
    Make one parameterised question of them, remove one, or declare near ones as enemies.
E12 No text names a source that may not be used
    Write it in your own words, from the pages.
W13 A stem has 8 (a part’s 5, a case’s 25) to 90 words, a scenario up to 120, an option up to 25
    Shorten or complete it.
W14 The key isn't much longer than the other options
    Shorten the key, or say as much in a distractor.
W15 Absolute words don't stand in distractors alone
    Take them out, or use one in the key as well.
W16 Hedging words don't stand in the key alone
    Take them out, or hedge a distractor.
W17 No rare word of the stem comes back in the key alone
    Use another word, or use it in a distractor too.
W18 Every option fits the grammar at the end of the stem
    Put the article into the options, or give all one form.
W19 The key isn't what the other options vary
    Balance the options, or vary another one.
W20 No option has another form than the other three
    Give all four one form, or two and two.
W21 The stem asks for the level that the question claims
    Change the level, or ask for what it claims.
W22 No option begins vaguely, and best, most and first have a criterion
    Give the number or kind; say by what it is best.
W23 Abbreviations are in the glossary or spelled out in the stem
    Spell it out.
W24 No brand, person or gendered word, nothing of one culture
    Use a neutral word.
W25 No stem gives away another question's key
    Reword the stem, or declare the two as enemies.
W26 Long texts stay readable (grade 14)
    Shorten sentences and words.
I27 Each distractor names its misconception
    Add misconception.
S1 The key stands equally often in each place
    Leave the order to the seed; vary the rank of numeric keys.
S2 The longest option is the key at most as often as chance allows
    Lengthen distractors, shorten keys.
S3 The shortest option is the key at most as often as chance allows
    Shorten distractors.
S4 Few questions are negative
    Ask positively.
S5 Every section, topic and level is asked about
    Write questions where they are missing.
S6 The share of calculations is in its range
    Write more of the other sort.
S7 Levels are mixed as planned
    Write more on the levels that are short.
S8 Questions of a section that resemble each other are declared as enemies
    Add the other's id to enemies.
"""
