/**
 * What a prompt may say for each scene of the sample clips, in several languages. The beginning of a word is enough; "=" asks for
 * the whole word. Scripts that do not part words stand in the second list.
 */
const sceneWords: Readonly<Record<string, { readonly words: string; readonly unparted: string }>> = {
  fox: {
    words: `fox vixen fuchs füchs renard zorro= volpe raposa лис snow schnee neige nieve neve= neve снег снеж winter hiver=
      invierno зим wolf wolves dog= dogs= hund chien perro собак cat= cats= katze chat= gato= gatto= кош animal tier= tiere=`,
    unparted: 'キツネ 狐 雪 犬 猫 여우',
  },
  neon: {
    words: `neon neón néon неон city cities stadt städt ville= ciudad città cidade город street straße straßen rue= rues= calle
      rain= rainy raining regen= pluie lluvia pioggia chuva дожд cyber night nacht nächt nuit noche notte noite ночь ночн umbrella
      regenschirm tokyo taxi car= cars= auto= autos=`,
    unparted: 'ネオン 霓虹 城市 街 雨 夜 네온 도시',
  },
  lighthouse: {
    words: `lighthouse leuchtturm phare= faro= farol маяк sea= seas= ocean ozean océan océano meer= mer= mar= mare= море морс storm
      sturm tempête tormenta tempesta coast küste côte= costa= cliff klipp falaise acantilado wave= waves= welle vague onda=
      sunset sonnenuntergang закат`,
    unparted: '灯台 灯塔 燈塔 海 등대 바다',
  },
  forest: {
    words: `forest wood= woods= woodland wald= wälder walds forêt bosque foresta floresta лес= лесу= леса= tree baum bäume arbre
      árbol albero árvore дерев jungle dschungel moss= moos= fern= ferns= farn leaf= leaves= blätter`,
    unparted: '森 木 树 樹 숲',
  },
  desert: {
    words: `desert wüste désert desierto deserto пустын dune düne duna sand= sands= sandy sable= arena= песок камел camel kamel
      chameau camello cammell верблюд caravan karawane`,
    unparted: '砂漠 沙漠 駱駝 骆驼 ラクダ 사막',
  },
  aurora: {
    words: `aurora aurore polarlicht nordlicht northern сияние star= stars= starry stern= sterne= sternen étoile estrella stelle=
      звезд звёзд sky= skies= himmel ciel= cielo= céu= небо lake= lakes= lac= lago= cabin hütte`,
    unparted: 'オーロラ 极光 極光 星 空 오로라',
  },
  balloon: {
    words: `balloon ballon montgolfière globo mongolfiera balão шар= шары= воздушн mountain berg= berge= montagne montaña montagna
      montanha гора= горы= горах= valley tal= täler vallée valle= vale= долин fly= flies= flying flieg flight hill`,
    unparted: '気球 热气球 熱氣球 山 풍선',
  },
  boats: {
    words: `boat boot= boote= bateau barco barca= лодк кораб ship= ships= schiff paper papier papel= carta= бумаж origami river
      fluss= flüsse rivière río= fiume= rio= река= реке= pond teich étang water= wasser= eau= agua= acqua= água= вода= воде=`,
    unparted: '船 舟 紙 纸 折り紙 河 川 水 배',
  },
};

const patterns = Object.entries(sceneWords).map(([scene, { words, unparted }]) => {
  const parted = words
    .trim()
    .split(/\s+/)
    .map((word) => (word.endsWith('=') ? `${word.slice(0, -1)}(?!\\p{L})` : word));
  const pattern = `(?<!\\p{L})(?:${parted.join('|')})|${unparted.split(' ').join('|')}`;
  return { scene, pattern: new RegExp(pattern, 'iu') };
});

/** Scenes in the order in which the prompt first names them: its subject usually comes first. */
export function scenesOf(prompt: string): readonly string[] {
  const text = prompt.normalize('NFC');
  return patterns
    .map(({ scene, pattern }) => ({ scene, at: text.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map(({ scene }) => scene);
}
