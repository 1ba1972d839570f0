/**
 * What a sentence may be about, told by the beginnings of its words. Rules look closely only at sentences of their topics, so
 * that each text is gone through once and not once per rule. A topic is a bit; there are 32.
 */
const stems = {
  price: 'price,prici,cost,commercial,cheap,tco,lowest',
  weight:
    'quality,technical,method,deliver,implement,interview,present,environment,fair,added,non-price,financ,weight,criteri,score,scori,percent,mark,point,evaluat',
  turnover: 'turnover',
  account: 'account,audit,balance',
  insurance: 'insur,indemn,liabilit',
  experience: 'experien,track,trading,traded,establish,previous,prior,past,business,incorporat,operat,years',
  example: 'example,referenc,referee,case,similar,contract,project',
  lot: 'lot,lots,divid',
  variant: 'variant,alternativ',
  group: 'consorti,group,joint,jv,partner,lead,collaborat,member',
  chain: 'subcontract,sub-contract,sub,supply',
  innovation:
    'innovat,novel,creativ,new,pilot,trial,prototyp,proof,discovery,alpha,intellectual,ipr,ip,pre-commercial,sbri,challenge,competitive,design,research,functional,performance,output',
  outcome: 'outcome,result,achiev,improv,reduc,increas,enabl,prevent,benefit,impact,sustain,enhance',
  demand: 'must,shall,requir,will,should,minimum,mandator',
  equivalent: 'equivalen,equal,similar,alternativ,comparab,other',
  standard:
    'trustmark,safe,investors,red,soil,msc,fairtrade,energy,tco,epeat,achilles,rospa,secured,passivhaus,ssaib,matrix,pqasso,trusted,iip,soc,crest,food,approved,iso,bs,en,iec,pas,ohsas,ukas,chas,ssip,constructionline,accredit,certif,standard,nsi,breeam,fors,cyber,astm,iasme,fsc,pefc,kitemark,safecontractor,din,ansi,nhss,bafe,lps,pci',
  engagement: 'engage,engagi,market,consult,soundin,sounding,supplier',
  social: 'social,communit,wellbeing,well-being',
  people: 'tupe,lgps,pension,transfer,workforce,staff',
  payment: 'paym,paid,pay,pbr,invoice,arrear,bond,guarantee,deposit,retention,milestone,stage,advance,up-front,upfront',
  risk: 'risk,liabil,indemn,unlimited',
  fee: 'fee,fees,charge,charges,subscri,payable,cost',
  access: 'regist,login,log,portal,download,access,obtain,available',
  term: 'framework,extend,extens,term,year,years,month,months,dps,dynamic,period,duration,perpetual',
  feedback: 'feedback,debrief,unsuccess,standstill,assess,characteristic,reason,notif,strength',
  money: 'gbp,gpb,gdp,pound,sterling,million,£,eur,€',
  selection: 'pqq,sq,psq,shortlist,short-list,prequalif,pre-qualif,qualif,select,stage,espd,spd',
  reserve: 'reserv,sheltered,mutual,supported,disab',
  law: 'health,provider,utilities,regulation,regime,procurement,act,pcr,psr,directive,grant,concession,call-off,call,direct,mini,further,competition,light,defence,utilit,ojeu,threshold,below,quotation,award,dps,framework',
  urgency: 'urgen,accelerat,emergenc,extreme',
  make: 'microsoft,oracle,sap,cisco,dell,lenovo,hewlett,apple,ipad,macbook,samsung,siemens,bosch,hikvision,motorola,honeywell,jcb,john,caterpillar,kubota,stihl,husqvarna,land,ford,vauxhall,volkswagen,mercedes,toyota,hoover,dyson,karcher,steelcase,herman,dulux,crown,velux,rockwool,kingspan,celotex,marley,rockfon,armstrong,forbo,altro,tarkett,worcester,vaillant,baxi,viessmann,grundfos,otis,schindler,salto,paxton,assa,yale,philips,healthcare,medtronic,olympus,stryker,agilent,zeiss,leica,bruker,thermo,esri,arcgis,autocad,autodesk,adobe,salesforce,servicenow,xerox,canon,konica,kyocera,ricoh,vmware,citrix,tableau,power,capita,civica,northgate,tyler,fortinet,palo,crowdstrike,sophos,aruba,juniper,ubiquiti,axis,wacom,lego,portakabin,iveco,bin,container,scales,weighbridge,edging,kerb,paver,brick,tile,flooring,carpet,paint,coating,membrane,sealant,cladding,window,door,lock,ironmonger,gate,fencing,bollard,shelter,bench,seating,chair,desk,furniture,bed,beds,mattress,hoist,boiler,radiator,pump,valve,inverter,panel,batter,luminaire,lantern,lamp,camera,printer,copier,scanner,laptop,tablet,handset,phone,radio,server,switch,router,mower,tractor,sweeper,excavator,digger,van,vans,truck,lorr,tyre,trailer,chassis,microscop,ventilator,dressing,syringe,shredder,baler,compactor,conveyor,sorter,card,make,model,brand,manufactur,part,product',
  effort: 'page,side,word,question,statement,annex,appendi,schedule,form,polic,certificate',
} as const;

export type Topic = keyof typeof stems;

export const topics = Object.keys(stems) as readonly Topic[];
const bits = Object.fromEntries(topics.map((topic, i) => [topic, 1 << i])) as Readonly<Record<Topic, number>>;

/** The bit of a topic in a sentence's set of topics. */
export const bitOf = (topic: Topic): number => bits[topic];

/** Beginnings by their first letters packed into a number, for a look-up that makes no strings. */
const table: (readonly (readonly [string, number])[] | undefined)[] = [];
/** Beginnings of one or two letters and signs, which match whole words. */
const short = new Map<string, number>();

for (const topic of topics) {
  for (const stem of stems[topic].split(',')) {
    if (stem.length < 3) short.set(stem, (short.get(stem) ?? 0) | bits[topic]);
    else {
      const key = packed(stem, 0);
      const known = table[key] ?? [];
      const same = known.find(([beginning]) => beginning === stem);
      table[key] = same
        ? known.map((entry) => (entry === same ? [stem, same[1] | bits[topic]] : entry))
        : [...known, [stem, bits[topic]]];
    }
  }
}

function packed(text: string, at: number): number {
  const code = (i: number) => (text.charCodeAt(at + i) | 32) & 31;
  return (code(0) << 10) | (code(1) << 5) | code(2);
}

/** The topics that a word of a text speaks of, as a set of bits. */
export function topicsOf(text: string, start: number, end: number): number {
  if (end - start < 3) return short.get(text.slice(start, end).toLowerCase()) ?? 0;
  const found = table[packed(text, start)];
  if (found === undefined) return 0;
  const word = text.slice(start, end).toLowerCase();
  let mask = 0;
  for (const [stem, bit] of found) if (word.startsWith(stem)) mask |= bit;
  return mask;
}
