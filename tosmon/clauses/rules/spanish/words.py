"""How Spanish terms speak of training: the word classes, and what the words of a clause say about it.

The subject is mostly in the verb alone ("entrenamos", "podrás utilizar"), so verbs of the first and second person are
classes of their own; "se utilizará" and "podrá utilizarse" are passives; "su" is yours, or the company's before a model.
"""

from __future__ import annotations

from tosmon.clauses.rule import Grammar
from tosmon.clauses.rules.spanish.phrases import PHRASES

GATE = (
    "*entrena* *entrene* *aprendizaje* *inteligencia_artificial* *algoritmo* *mineria* *modelo* *reconocimiento_de* "
    "*scraping* ia ai ml llm llms tdm"
)

WORDS = {
    # Who: the company, those it hands things to, the reader and everybody else.
    "we": "nosotros nosotras nos nuestra_empresa nuestra_compania la_empresa la_compania la_sociedad nuestro_equipo",
    "third": (
        "tercero terceros tercera_parte terceras_partes socio socios afiliad* filial filiales proveedor* subcontratista* "
        "encargado* licenciatarios sublicenciatario* colaborador* prestador* empresas_del_grupo sociedades_del_grupo "
        "subencargado* contratista* aliados"
    ),
    "our": "nuestro nuestra nuestros nuestras",
    "you": (
        "usted ustedes vos vosotros vosotras usuario usuarios usuaria usuarias persona_usuaria personas_usuarias cliente "
        "clientes suscriptor* abonado* miembro miembros visitante* rastreador* robot robots bot bots crawler* arana aranas "
        "licenciatario alumno* lector lectores desarrolladores quien quienes cualquier_persona"
    ),
    "your": "tu tus su sus vuestro vuestra vuestros vuestras",
    "noone": "nadie ninguna_persona ningun_usuario ningun_tercero",
    "det": (
        "el la los las lo un una unos unas al dicho dicha dichos dichas este esta estos estas esto ese esa esos esas "
        "cualquier cualesquiera todo toda todos todas mismo misma mismos mismas parte algun alguna algunos algunas cada"
    ),
    "se": "se",
    "be": "ser sido siendo estar",
    # What is allowed, forbidden or left out. The first and the second person speak for themselves.
    "can": "puede pueden podra podran podria podrian pueda puedan debe deben debera deberan deberia poder ha han haya hayan",
    "we-can": (
        "podemos podremos podriamos podamos debemos nos_reservamos_el_derecho_de nos_reservamos_el_derecho_a hemos vamos "
        "estamos queremos pretendemos"
    ),
    "you-can": "puedes podras podrias podes podeis podreis puedas tienes_derecho_a tiene_derecho_a tienes_la_opcion_de",
    "not": (
        "no nunca jamas tampoco nada en_ningun_caso en_ningun_momento bajo_ninguna_circunstancia bajo_ningun_concepto "
        "de_ninguna_manera en_modo_alguno dejar_de dejamos_de dejaremos_de dejemos_de deje_de dejen_de dejara_de dejaran_de"
    ),
    "nor": "ni ningun ninguno ninguna",
    "ban": (
        "prohibido prohibida prohibidos prohibidas prohibe prohiben prohibir prohibicion prohibiciones no_esta_permitido "
        "no_esta_permitida no_estan_permitid* no_se_permite no_se_permiten no_permitido no_permitida no_permitidos "
        "no_permitidas no_se_autoriza no_esta_autorizado no_esta_autorizada no_estan_autorizad* no_autorizado no_autorizada "
        "no_autorizados no_autorizadas vetado impide impiden impedir abstener* abstendra* abstenga* abstiene* restringi* "
        "restringe* tiene_prohibid* tienen_prohibid* tienes_prohibid* queda_excluid* ilicito"
    ),
    "we-ban": "prohibimos prohibiremos impedimos vetamos exigimos_que_no",
    "grant": (
        "licencia licencias conced* otorg* cede cedes ceden ceder cedeis cesion derecho derechos autoriza autorizas autorizan "
        "autorizais autorizar autorizando autoriz* autoric* permite permites permiten permitir facult* sublicenci* concesion"
    ),
    "we-grant": "permitimos permitiremos autorizamos concedemos otorgamos licenciamos",
    "agree": (
        "acepta aceptas aceptan aceptar aceptais aceptando acuerda acuerdas consiente consientes consentir reconoce reconoces "
        "compromet* se_obliga te_obligas se_obligan obligarse presta_su_consentimiento das_tu_consentimiento "
        "da_su_consentimiento dar_su_consentimiento prestas_tu_consentimiento conviene_en conforme_con de_acuerdo_con_que"
    ),
    "we-agree": "comprometemos garantizamos aseguramos prometemos",
    "reserve": "reserva reservan reservamos reservado reservados reservada reserv*",
    "responsible": "responsable responsables",
    "without": "sin",
    "unless": (
        "actualmente por_ahora salvo excepto a_menos_que a_no_ser_que con_excepcion_de a_excepcion_de con_la_salvedad "
        "con_la_excepcion hasta_que"
    ),
    "only": ("solo solamente unicamente exclusivamente siempre_que siempre_y_cuando a_condicion_de_que"),
    "prior": "previo previa previos previas previamente",
    "excluding": "excluyendo excluid* con_exclusion excluye excluyen quedan_fuera queda_fuera no_incluye no_comprende",
    "if": "si cuando en_caso_de_que en_caso_de en_el_caso_de_que en_la_medida_en_que",
    "need": (
        "requiere requieren requerira requeriran necesita necesitamos exige exigira necesitaremos pediremos pedimos solicitaremos"
    ),
    "then": "en_tal_caso en_ese_caso en_este_caso en_dicho_caso en_estos_casos en_esos_casos de_ser_asi si_lo_haces si_lo_hace",
    # What a person may choose.
    "opt-out": (
        "oponer* opone opones oponga opongas opongan oponga_a opuesto oponen oposicion objetar objecion rechaz* desactiv* "
        "inhabilit* deshabilit* retir* excluirse excluirte excluirlos excluirlo excluirla exclusion_voluntaria excluir "
        "darse_de_baja darte_de_baja dar_de_baja opt_out optar_por_no optas_por_no opta_por_no optado_por_no opte_por_no "
        "optes_por_no optar_por_excluir* negarse negarte niega_a niegas_a revoc* desmarc* desvincul* evitar evitarlo "
        "impedirlo exclu*_tu exclu*_tus exclu*_su exclu*_sus opongais renunciar_a_que desmarq* exclusion"
    ),
    "opt-in": (
        "opt_in activar activas activa actives active activado activada activarlo activarla activen habilita habilitas "
        "habilitar habilites habilite habilitado adherirse adherirte optar_por_participar opta_por_participar "
        "optas_por_participar optes_por_participar aceptacion_expresa participacion_voluntaria inscrib* marcar_la_casilla "
        "marcas_la_casilla marca_la_casilla marques_la_casilla marque_la_casilla participar_voluntariamente "
        "participas_voluntariamente participar_de_forma_voluntaria"
    ),
    "consent": "consentimiento autorizacion aprobacion aceptacion acuerdo_previo permiso permisos",
    "setting": (
        "configuracion* ajuste ajustes preferencia* control controles controlar controlas opcion opciones interruptor casilla "
        "gestionar gestionas administrar panel_de_control"
    ),
    "choice": "elegir eliges elige elija elijas escoger decidir decides decide decidas decida elegis decidis eleccion",
    "dislike": (
        "no_quiere no_quieres no_quiera no_quieras no_quieren no_desea no_deseas no_desee no_desees no_desean no_prefiere "
        "prefiere_que_no prefieres_que_no prefiera_que_no no_te_gustaria no_le_gustaria no_quereis no_deseais no_queres"
    ),
    "instruct": (
        "solicitar* solicite* solicita solicitas pedir* pide pidenos pidanos pida pides pidas pidiendo indicar* indicando* "
        "indicandonos indica indiquenos comunicar* comunicandonos notificar* instru* escribir* escribenos escribanos exigir* "
        "requerir* escriba escribe_a escribas"
    ),
    # What is done. `use-passive` is "utilizarse", "utilizados"; "se utiliza" is put together below.
    "use": (
        "utiliz* utilic* uso usos usar usara usaran usa usan use usen usando usaria emple* trata tratan tratar tratara "
        "trataran tratamiento* tratando proces* explot* analiz* analisis recopil* recog* recab* compart* conserv* almacen* "
        "obten* obtien* vend* ced* transfer* transmit* facilit* combin* revis* agrega* anonimiz* seudonimiz* extra* reutiliz* "
        "aprovech* registr* acced* acceso copi* reprodu* rastre* divulg* comunic* usarlo usarla usarlos usarlas recurr* "
        "recurso_a valerse accion*_destinadas_a uses usas usaras usais useis usos_de"
    ),
    "use-passive": (
        "utilizarse usarse emplearse tratarse procesarse analizarse compartirse recopilarse cederse venderse explotarse "
        "utilizado utilizada utilizados utilizadas usado usada usados usadas empleado empleada empleados empleadas tratado "
        "tratada tratados tratadas procesado procesada procesados procesadas analizado analizada analizados analizadas "
        "compartido compartida compartidos compartidas recopilado recopilada recopilados recopiladas cedido cedida cedidos "
        "cedidas explotado explotada explotados explotadas destinado destinada destinados destinadas destinarse destina "
        "destinan reutilizarse aprovecharse incorporarse"
    ),
    "we-use": (
        "utilizamos utilizaremos utilicemos utilizariamos usamos usaremos usemos empleamos emplearemos empleemos tratamos "
        "trataremos tratemos procesamos procesaremos procesemos analizamos analizaremos analicemos recopilamos recopilaremos "
        "recopilemos recogemos recogeremos recabamos recabemos compartimos compartiremos compartamos almacenamos conservamos "
        "conservemos obtenemos vendemos venderemos vendamos cedemos cederemos cedamos transferimos transmitimos facilitamos "
        "facilitaremos proporcionamos combinamos revisamos agregamos anonimizamos seudonimizamos extraemos reutilizamos "
        "aprovechamos registramos accedemos recibimos destinamos explotamos licenciaremos comercializamos recurrimos "
        "divulgamos comunicamos ponemos hacemos llevamos_a_cabo realizamos practicamos participamos servimos servirnos_de "
        "nos_servimos_de"
    ),
    "you-use": ("utilizaras usaras emplearas utilizareis usareis permitiras permitireis deberias debes debeis deberas"),
    "help": "ayud* contribu* sirve sirven servir servira serviran sirva sirvan nos_permite nos_permiten permitirnos",
    "train": (
        "entren* reentren* ensenar* ensena ensenan ensene formacion_de_modelos formacion_de_nuestros_modelos "
        "formacion_de_la_ia preentren*"
    ),
    "we-train": "entrenamos entrenaremos entrenemos entrenariamos reentrenamos ensenamos afinamos",
    "learn": "aprende aprenden aprendera aprenderan aprenda aprendan aprender",
    "learning": "aprendizaje",
    "trained": "entrenado entrenada entrenados entrenadas preentrenado* reentrenado* afinados",
    "tune": "ajuste_fino ajustes_finos fine_tuning afinar* afine afinado afinacion ajustar* refinar* refinamiento calibrar*",
    "improve": (
        "mejora mejoras mejorar* mejore mejoren mejoran mejorando mejoramiento desarroll* perfeccion* optimiz* enriquec* "
        "reforzar* potenciar* evolucionar informar perfeccionamiento"
    ),
    "we-improve": "mejoramos mejoraremos mejoremos desarrollamos desarrollaremos perfeccionamos optimizamos creamos construimos",
    "build": (
        "crear* crea creando creacion construir* construccion disenar* probar* pruebas evaluar* evaluacion validar* "
        "validacion elaborar* elaboracion generar_modelos pone*_a_prueba testear* creen"
    ),
    "feed": (
        "aliment* integra integran integrara integraran nutrir* nutra como_entrada como_datos_de_entrada "
        "como_material_de_entrada datos_de_entrada_para servir_de_entrada como_insumo* de_insumo ingest* incorpor* "
        "introducir* introduzca* introduzcas introduccion como_datos_de_entrenamiento"
    ),
    "mining": (
        "mineria_de_texto* mineria_de_dato* mineria text_and_data_mining data_mining tdm prospeccion_de_textos "
        "prospeccion_de_datos"
    ),
    "scraping": "scraping web_scraping raspado raspar extraccion_automatizada extraccion_de_datos rastreo extraccion_masiva",
    "research": "investigacion investigaciones investigar estudios",
    "compete": "competir compita compitan compite competencia competidor* competitiv* rival rivales",
    # To what: AI and models; a tool with which users train models of their own.
    "ai": (
        "ia ai inteligencia_artificial inteligencias_artificiales aprendizaje_automatico aprendizaje_automatizado "
        "aprendizaje_de_maquina* aprendizaje_maquina aprendizaje_profundo aprendizaje_computacional machine_learning "
        "deep_learning ml llm llms genai modelo*_de_lenguaje modelo*_del_lenguaje modelo*_linguistico* modelo*_fundacional* "
        "modelo*_generativo* modelo*_de_difusion modelo*_de_base modelo*_de_ia modelo*_de_inteligencia_artificial "
        "modelo*_de_aprendizaje* algoritmo*_de_aprendizaje* algoritmo*_de_ia sistema*_de_ia "
        "sistema*_de_inteligencia_artificial sistema*_inteligente* tecnologia*_de_ia tecnologia*_de_inteligencia_artificial "
        "red_neuronal redes_neuronales reconocimiento_de_voz reconocimiento_del_habla reconocimiento_de_imagenes "
        "reconocimiento_facial ia_generativa procesamiento_del_lenguaje_natural procesamiento_de_lenguaje_natural "
        "vision_artificial vision_por_computador* tecnologia*_de_voz sintesis_de_voz iag"
    ),
    "model": (
        "modelo modelos algoritmo algoritmos clasificador* chatbot chatbots asistente_virtual sistemas_de_recomendacion "
        "sistema_de_recomendacion motor_de_recomendacion* agente_conversacional agentes_conversacionales "
        "sistemas_automatizados nuestros_bots nuestro_bot"
    ),
    "system": "sistema sistemas",
    "ai-data": "contenido_de_ia interacciones_con_la_ia conversaciones_con_la_ia entradas_de_ia resultados_de_ia",
    "ai-feature": (
        "funcion*_de_ia funcion*_de_inteligencia_artificial herramienta*_de_ia herramienta*_de_inteligencia_artificial "
        "asistente*_de_ia servicio*_de_ia servicio*_de_inteligencia_artificial caracteristica*_de_ia producto*_de_ia "
        "funcionalidad*_de_ia agente*_de_ia capacidades_de_ia solucion*_de_ia productos_de_inteligencia_artificial"
    ),
    "own-tool": (
        "tu_propio_modelo tus_propios_modelos tu_modelo tus_modelos vuestros_modelos vuestros_propios_modelos "
        "su_propio_modelo modelo*_personalizado* modelos_propios tu_propia_ia"
    ),
    "training-set": (
        "datos_de_entrenamiento dato_de_entrenamiento conjunto*_de_entrenamiento conjunto*_de_datos_de_entrenamiento "
        "corpus_de_entrenamiento corpus"
    ),
    # With what: people's things, and the service itself.
    "data": (
        "dato datos informacion informaciones contenido contenidos material materiales publicacion* mensaje* foto fotos "
        "fotografia* imagen imagenes video* voz voces audio* grabacion* texto textos obra obras cancion* musica pista pistas "
        "archivo* fichero* documento* comentario* resena* opinion* valoracion* interaccion* actividad* conversacion* chat "
        "chats prompt* indicaciones instrucciones consulta consultas pregunta* respuesta* entrada entradas salida salidas "
        "resultado* retroalimentacion creaciones diseno* dibujo* ilustracion* historial* perfil* metadato* codigo aportacion* "
        "contribuciones transcripcion* correo* retrato* trabajo trabajos ubicacion noticia* articulos ejercicio* relato* "
        "partida partidas apunte* busqueda* articulos sugerencia* feedback comportamiento conjunto*_de_datos base*_de_datos "
        "llamada* sesiones tarea* trazos correcciones ediciones"
    ),
    "personal": (
        "datos_personales datos_de_caracter_personal informacion_personal contenido_de_usuario contenido_del_usuario "
        "contenidos_del_usuario contenido_generado_por_usuarios contenido_generado_por_los_usuarios "
        "contenidos_de_los_usuarios contenido_de_los_usuarios datos_del_usuario datos_de_usuario datos_de_los_usuarios "
        "datos_de_usuarios datos_de_uso datos_del_cliente datos_de_clientes datos_de_los_clientes contenido_del_cliente "
        "datos_anonimizados datos_anonimos datos_seudonimizados datos_pseudonimizados datos_agregados informacion_anonimizada "
        "informacion_del_usuario"
    ),
    "give": (
        "publicas publica publique publiques publicais suba subas subes sube subis envia envias envie envies comparte "
        "compartes comparta compartas proporciona proporcionas proporcione facilitas facilite introduces introduce aporta "
        "aportas cargas carga cargues crea creas genera generas generes escribes escribe guardas guarda haces escuchas ves "
        "dictas dicta"
    ),
    "site": (
        "servicio servicios sitio sitios plataforma* aplicacion aplicaciones app apps web pagina paginas producto productos "
        "software api apis portal herramienta herramientas juego diario periodico hemeroteca catalogo obra_editorial"
    ),
    # Why, and how a sentence hangs together.
    "purpose": (
        "fin fines finalidad* proposito* objetivo* interes_legitimo intereses_legitimos base*_juridica* base_legal efectos"
    ),
    "means": "significa significan designa se_entiende_por se_entendera_por se_refiere_a se_define",
    "question": "?",
    "for": (
        "para a_fin_de con_el_fin_de con_fines_de con_fines con_la_finalidad_de con_el_objetivo_de con_el_objeto_de "
        "con_el_proposito_de a_efectos_de en_aras_de con_vistas_a con_miras_a con_destino_a"
    ),
    "to": "a",
    "of": "de del basado_en basada_en basados_en basadas_en",
    "on": "sobre",
    "in": "en",
    "that": "que",
    "by": "por con mediante a_traves_de a_partir_de gracias_a con_base_en en_base_a valiendonos utilizando usando empleando",
    "and": "y e o u y_o",
    ",": ",",
    ";": "; |",
    ":": ":",
    "stop": "pero sin_embargo no_obstante sino ahora_bien",
    # Portuguese words: what holds them is not for this grammar.
    "foreign": "nao voce voces seu seus suas nosso nossos nossa nossas com em uma ou ao aos nas sao sua pela pelas",
    # Words of no class that would otherwise be taken for some.
    "_": (
        "desactivado_por_defecto desactivada_por_defecto no_exclusiv* no_transferible no_sublicenciable no_comercial* no_solo "
        "no_solamente no_unicamente entre_otros sin_limitacion sin_limitarse sin_que_ello_suponga_limitacion "
        "sin_caracter_limitativo sin_perjuicio responsable_del_tratamiento generad*_por_ia generad*_por_la_ia generad*_con_ia "
        "generad*_por_inteligencia_artificial modelo*_de_negocio modelo*_de_contrato modelo*_de_formulario de_acuerdo_con "
        "en_todo_caso derechos_de_autor material_de_formacion modelo_de_desistimiento bajo_licencia licencias_de_software "
        "uso_aceptable condiciones_de_uso terminos_de_uso no_limit* por_ia por_la_ia politica_de_uso o_no"
    ),
}

# What the words of a clause say about it; written like WORDS, and a word may stand for several.
TRAITS = {
    "actor.self": (
        "nosotros nuestro nuestra nuestros nuestras nos la_empresa la_compania utilizamos usamos usaremos utilizaremos "
        "entrenamos entrenaremos tratamos podemos podremos procesamos analizamos recopilamos empleamos compartimos mejoramos "
        "desarrollamos"
    ),
    "actor.third_party": (
        "tercero terceros terceras_partes socio socios afiliad* filial filiales proveedor* subcontratista* encargado* "
        "licenciatarios sublicenciatario* empresas_del_grupo"
    ),
    "data.content": (
        "contenido contenidos publicacion* foto fotos fotografia* imagen imagenes video* musica cancion* pista* archivo* "
        "fichero* texto* obra* creaciones comentario* resena* opinion* grabacion* voz voces documento* dibujo* ilustracion* "
        "codigo material materiales"
    ),
    "data.prompts": (
        "prompt* indicaciones instrucciones consulta* conversacion* chat chats entrada entradas salida salidas respuesta* "
        "pregunta* resultado*"
    ),
    "data.personal": (
        "datos_personales datos_de_caracter_personal informacion_personal dato datos informacion mensaje* actividad* "
        "interaccion* perfil* voz biometric* historial* ubicacion comportamiento correo*"
    ),
    "data.public": "publico publica publicos publicas publicamente",
    "data.deidentified": "anonim* seudonim* pseudonim* agregado agregados agregada agregadas desidentific* disociad*",
    "purpose.train": "entren* reentren* aprendizaje afin* ajuste_fino ensen* fine_tuning",
    "purpose.improve": "mejor* perfeccion* optimiz* enriquec* refin* reforzar* personaliz*",
    "purpose.develop": "desarroll* crear* creacion construir* disenar* elaborar*",
    "purpose.inform": "informar",
    "purpose.test": "prob* pruebas evalu* valid* calibr* testear*",
    "purpose.research": "investigacion* investigar",
    "purpose.input": "datos_de_entrada como_entrada aliment* ingest* insumo* conjunto*_de_datos corpus incorpor*",
    "generative.yes": (
        "generativ* llm llms modelo*_de_lenguaje modelo*_fundacional* chatbot* sintetiz* sintesis imit* clon* "
        "agente_conversacional"
    ),
    "generative.no": "recomendacion* spam fraude moderacion clasific* reconocimiento_de_voz reconocimiento_de_imagenes",
    "where.setting": "configuracion* ajustes preferencia* desactiv* interruptor casilla panel",
    "where.form": "formulario*",
    "where.email": "e_mail* email* correo_electronico escrib* contact* por_escrito",
    "where.link": "enlace aqui clic pagina",
    "exception": (
        "salvo excepto a_menos_que a_no_ser_que con_excepcion_de a_excepcion_de con_la_salvedad no_se_aplica siempre_que sujeto_a"
    ),
    "retroactive": "ya_publicad* ya_subid* existente existentes anterior* anteriormente previamente pasad* retroactiv* historic*",
    "deadline": "antes_de hasta_el a_mas_tardar dentro_de en_el_plazo a_partir_del desde_el despues_del",
}

GRAMMAR = Grammar(
    language="es",
    gate=GATE,
    words=WORDS,
    phrases=PHRASES,
    barred="stop ##",
    refers=r"en (?:tal|ese|este|dicho) caso|en (?:estos|esos|tales) casos|de ser asi",
    traits=TRAITS,
)
