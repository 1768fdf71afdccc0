"""Names that people in the United Kingdom bear: how a person is told from a street, a body or an ordinary word."""

FIRST_NAMES = frozenset(
    """
aaliyah aaron abbie abby abdul abdullah abigail abraham adam adele adeola adrian adrienne agnes ahmed aidan aileen ailsa aimee aisha aisling ajay
akash alan alana alasdair alastair albert alec aled alejandro aleksandra alex alexander alexandra alexis alfie alfred ali alice alicia alina alisha alison alistair allan
allen allison alma alun alwyn alyssa amanda amara amber amelia amina amir amit amma amy ana anastasia andre andrea andrew andrzej andy aneurin angela angelina angie
angus anika anil anisha anita anjali ann anna annabel annabelle anne annette annie annika anthony antonia antonio anwar anya aoife archie ariana arjun arnold arthur asha ashleigh
ashley ashok asif asma astrid audrey augusta austin ava ayesha ayo babajide barbara barnaby barney barry bartosz basil beata beatrice becca becky belinda bella ben benedict benjamin
bernadette bernard bernice bert bertha beryl bess bessie beth bethan bethany betsy betty bev beverley beverly bharat bianca bill billie billy blessing bob bobby bogdan boris brad
bradley bram brandon brenda brendan brett brian brianna bridget bronwen bronwyn bruce bryan bryn bryony byron caitlin caitriona callum calum calvin cameron camilla candice cara carey carl carla carlos carly
carmel carmen carol carole caroline carolyn carrie carwyn caspar cassandra cassie catherine cathy catrin catriona cecil cecilia cecily cedric celia celine ceri chandra chantelle charis charlene charles charley charlie
charlotte chelsea cheryl chidi chinedu chioma chiara chloe chris chrissie christian christiana christina christine christopher chukwu ciara claire clara clare clarence clarissa claude claudia clement clifford clinton clive clodagh colette
colin colleen connie connor conor constance cora coral cordelia corinne courtney craig crispin cristina crystal cynthia cyril daisy damian damien dan daniel daniela danielle danny daphne darcy daria daren darius
darren darryl dave david davina dawid dean deborah debbie debra deepa deepak deirdre delia delroy delyth demi denis denise dennis derek dermot desmond devon dewi diana diane dilip dilys dina
dinesh dionne dipak dolores dominic dominique donald donna donovan dora doreen doris dorothea dorothy dot douglas doug drew duncan dwayne dylan eamon ebony ed eddie edgar edith edmund edna eduardo
edward edwin edwina eileen eilidh eirlys elaine eleanor elena eleri eli eliana elias elijah elin elinor eliot elisa elisabeth elise eliza elizabeth ella ellen ellie elliot elliott ellis elsa elsie
elspeth elvis elwyn emeka emer emilia emily emlyn emma emmanuel emrys enid enoch eric erica erik erin ernest ernie esme esmeralda esther ethan ethel etta eugene eugenie eunice euan eva evan
evelyn evie ewan ewa ezra fabian faisal farah fatima faye felicity felix femi fergal fergus ffion fidelma finlay finn finnian fintan fiona fionnuala flora florence floyd folake frances francesca francis
francisco frank frankie fraser fred freddie frederick freda freya funmi gabriel gabriela gabrielle gail gareth garry gary gavin gayle gaynor gemma gene genevieve geoff geoffrey george georgia georgie georgina gerald
geraldine gerard germaine gerry gertrude ghazala gianna gideon gilbert giles gill gillian gina ginny gita giulia gladys glen glenda glenn glenys gloria glyn glynis godfrey gordon grace graeme graham grainne grazyna
greg gregor gregory greta griff grzegorz guillaume gurpreet guy gwen gwenda gwendolen gwyn gwyneth gwynfor habib hamid hamish hamza hannah hans harjit harold harpreet harriet harrison harry harsha harvey hasan hassan
hattie haydn hayley hazel heather hector heidi helen helena helga henrietta henry herbert hermione hilary hilda hollie holly horace howard hubert hugh hugo humphrey hussain huw hywel iain ian ibrahim ida
idris iestyn ieuan ifan ifeoma ifor imelda imogen imran ina india indira ingrid inigo iona ira irena irene iris irina isaac isabel isabella isabelle isaiah isha isla ismail isobel israel ivan
ivor ivy iwan izabela jacek jack jackie jacky jacob jacqueline jacqui jade jaime jake jamal james jameela jamie jamila jan jana jane janet janette janice janine jaroslav jarvis jasbir jasmin jasmine
jason jasper javed javier jay jayne jean jeanette jeanne jed jeff jeffrey jemima jemma jen jenifer jenna jennie jennifer jenny jeremiah jeremy jermaine jerome jerry jess jesse jessica jessie jill jillian
jim jimmy jo joan joanna joanne jocelyn jock jodie jody joe joel joely john johnny jolene jon jonah jonathan jonny jordan jorge jose joseph josephine josh joshua josie joy joyce juan juanita
judith judy jules julia julian juliana julie juliet juliette june justin justine justyna kai kajal kamal kamala kamil kamran karen karim karina karl karolina kashif kasia kate katarzyna kath katharine katherine
kathleen kathryn kathy katie katrina katy kavita kay kayleigh keeley keir keiran keisha keith kelechi kellie kelly kelvin ken kendra kenneth kenny keri kerrie kerry kev kevin khadija khalid kiera kieran
kieron kim kimberley kiran kirsten kirstie kirsty kit kofi krishna kristen kristian kristina kristine krystyna krzysztof kulwinder kwame kyle kylie lachlan laila lakshmi lana lara larissa larry laszlo latoya laura
lauren laurence laurie lavinia lawrence leah leanne lee leigh leila len lena lennox leo leon leona leonard leonie leonora leroy les lesley leslie leticia levi lewis lexi liam libby lidia lila
lilian liliana lillian lilly lily linda lindsay lindsey linton lionel lisa lisbeth livia liz liza lizzie llinos llywelyn lloyd lois lola lorcan loretta lorna lorraine lottie lou louis louisa louise luca
lucas lucia lucie lucille lucinda lucy luisa luka luke lukasz lydia lyndon lynette lynn lynne lynsey mabel maciej maddie madeleine madeline madison mae maeve magdalena maggie mahmood mahmoud maia maisie malachy
malcolm malgorzata malik mandeep mandy manjit manuel marc marcel marcia marcin marco marcus marek margaret margarita margery margot marguerite maria mariam marian marianne marie marilyn marina mario marion marisa marjorie
mark marlene marlon marsha martha martin martina martyn mary maryam mateusz matilda matt matthew maud maureen maurice mavis max maxine maxwell may megan mehmet mel melanie melissa melvin melvyn mercy meredith
mererid merle mervyn mia michael michaela michal michele michelle mick miguel mike mila mildred miles millicent millie milly mina minnie miranda miriam mitchell mohamed mohammad mohammed mohan moira mollie molly mona
monica monika montgomery morag moreen morgan morna morris moses muhammad muriel murray musa mustafa myfanwy myles myra myrtle nadia nadine naheed naima nancy naomi narinder nasreen natalia natalie natasha nathan
nathaniel naveed neal ned neha neil nell nellie nerys nesta neville ngozi nia niall niamh nicholas nick nicky nicola nicole nigel nikita nikki nimesh nina nisha noah noel noor nora noreen norma
norman nuala nuria nusrat obi octavia odette oisin olaf olga olive oliver olivia olu oluwaseun olwen omar ondine oona opal orla orlagh orlaith orson oscar osman osian oswald otis owain owen
paddy padma padraig paige pam pamela pandora paola pat patience patricia patrick patsy paul paula pauline pawel pearl pedro peggy penelope penny percival percy perry petal pete peter petra petronella phil
philip philippa phillip phoebe phyllis pierre piers piotr pippa polly poppy prakash pranav pratima precious preeti priscilla priti priya primrose przemyslaw quentin quincy rabia rachael rachel radha rafael rahul raj rajesh
rajinder rakesh ralph ram ramesh ramona ranjit raphael rashid raul ravi ray raymond rebecca rebekah reece reg reggie reginald rehana rena renata rene renee reuben reza rhea rhian rhiannon rhoda rhona
rhonda rhys ria ricardo richard rick ricky rita rob robbie robert roberta roberto robin robyn rochelle rod roddy roderick rodney roger rohan roland roman romesh ron ronald ronan ronnie rory rosa
rosalie rosalind rosamund rosanna rose roseanne rosemary rosie ross rowan rowena roxanne roy ruairi ruaridh ruby rudolf rufus rukhsana rupert russ russell ruth ryan sabina sabrina sadia sadie saeed safiya sagal sahil
saima sajid sakina salim sally salma sam samaira samantha samina samir samuel sandeep sandra sandy sanjay sanjeev sara sarah sasha saskia satnam saul savannah scarlett scott sean sebastian seema selena selina selma
selwyn serena sergei seth shabana shahid shakila shane shanice shannon shanti sharon shaun shauna sheena sheila shelagh shelley sheryl shira shirley shivani shona sian sidney sigrid silas silvia simon simone
simran sinead siobhan sioned sita sofia sonia sonja sophia sophie soraya stacey stan stanislaw stanley stefan stella stephanie stephen steve steven stewart stuart subhash sue sukhdev sukhwinder sultana suman sunil sunita suresh
surinder susan susannah susanne susie suzanne suzy svetlana syed sylvester sylvia sylwia tabitha tahira takumi talia tamara tamsin tania tanisha tanya tara tariq tarquin tasha tatiana taylor ted teddy tegan temitope
terence teresa terri terry tess tessa thea thelma theo theodora theodore theresa thomas tiffany tilda tilly tim timothy tina tobias toby todd tom tomasz tommy tony tonya tracey tracie tracy travis trevor
tricia trina trisha tristan trudi trudy tudor tunde tyler tyrone uche ugo ulrika una uma umar ursula usha usman val valerie vanessa vera verity vernon veronica vic vicki vicky victor victoria vijay
vikram vimala vince vincent viola violet virginia vivek vivian vivien vivienne vladimir wahid walid wallace wally walter wanda warren wasim wayne wendy wesley wilbur wilfred will william willie wilma winifred winston
wojciech xavier yasmin yasmine yetunde yolanda yousef yusuf yvette yvonne fay gus hetty bashir mhairi mikey anneke joaquim wilf ottoline effie nan nellie ewart griselda ishbel kirstin lachie murdo sorcha torquil zac zach zachary zahid zahra zainab zak zara zbigniew zena zoe zofia zoltan zubair zulfiqar
""".split()
)

#: First names that are words or months too: a person only where more speaks for it than a capital.
WORDS_TOO = frozenset(
    "amber april art austin avril bill coral crystal daisy dawn dean devon dot drew earl earnest faith fern forest florence frank glen grace guy harry heather hazel holly hope india iris "
    "ivy jack jade jay jerry jo joy june kit lance lee lily lou may mark mercy miles olive page pat patience pearl penny poppy precious ray rich rob robin rose rowan ruby sandy scott sue summer "
    "sydney chelsea jordan kent lincoln victoria violet will winston".split()
)

#: Surnames that are ordinary words: alone, a capital at the start of a sentence does not make them names.
SURNAMES_TOO = frozenset(
    "archer baker banks barber beard bell best bird bishop black blunt bond booth bridges bright brook brooks brown bull burns bush butcher butler buttons carpenter carter case castle chambers chance chandler "
    "chase cherry church clay coles constable cook cooper cotton court cox crane cross crow cross cutler dale day dean diamond drake driver duke dyer early earl east english farmer field fields finch fish fisher fleet flood "
    "flower flowers foot ford forest forester foster fox freeman friend frost gale gamble garden gardener gardner gates gay glass glover gold golden good grant gray green grey grove hale hall hand hands hardy hart head heath hill hills hobbs "
    "hodge holder holiday holmes hood hook hope house hunt hunter joiner judge keen key keys king kitchen knight lake lamb land lane last law lawn legge little long lord love low major marsh marshall mason may mead mill miller mills moody moon moor "
    "moore morrow mould nail nelson new noble north nurse nutt page paine palmer park parker parks parson parsons pastor payne peace peacock pepper piper pitt plant plum pool pope porter post potter pound power powers price priest prince prior "
    "proctor quick read reader reeve reid rice rich rivers road rose rush salmon savage sawyer shaw shepherd sharp short silver singer skinner slater small smart smith snow south spear spring squire stable steel stone storey street strange strong summers sumner "
    "swan swift tailor tanner taylor temple thorn thorpe tower trainer turner tyler underwood vale vicar waite wall walls ward waters weaver weeks west wheeler white wilde winter winters wise wolf wood woods wren wright yard young".split()
)
