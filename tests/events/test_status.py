"""Status by the words around an act: sentences in which a word decides, beside near misses in which it does not."""

from __future__ import annotations

import pytest

from dragoman.events.decide import Coder
from dragoman.events.status import judge_status
from dragoman.text import Parser

SENTENCES = [
    # Clauses that describe a noun tell what happened, whatever is said of the noun.
    ("The patrol would join rebels trained by Turkey.", "AID", "actual"),
    ("Nepal may question the men arrested by Chinese police.", "COERCE", "actual"),
    ("Nepal may arrest the men.", "COERCE", "hypothetical"),
    # A helper before its subject opens a condition, as "if" does.
    ("Should the war go badly, the generals will blame the president of Chad.", "ACCUSE", "hypothetical"),
    ("Napoleon invaded Russia because nobody dared to say no.", "ASSAULT", "historical"),
    ("Poland was invaded by Hitler.", "ASSAULT", "historical"),
    ("Navalny invaded Russia because nobody dared to say no.", "ASSAULT", "actual"),
    # An act that has its doer is known, where one only speaks of it.
    ("The senate failed to discuss Iran's attack on the tanker.", "ASSAULT", "actual"),
    ("The prince did not respond to Yemen's offer of talks.", "AGREE", "actual"),
    ("Accra denied Togo's attack on the tanker.", "ASSAULT", "negated"),
    ("The treaty averted an attack by Iran on the port.", "ASSAULT", "negated"),
    # "Not only" denies nothing.
    ("Quito not only arrested the editor but closed his paper.", "COERCE", "actual"),
    ("Quito did not arrest the editor.", "COERCE", "negated"),
    ("Quito didn\u2019t arrest the editor.", "COERCE", "negated"),
    ("Quito isn\u2019t going to arrest the editor.", "COERCE", "negated"),
    ("Quito has not avoided arresting the editor.", "COERCE", "hypothetical"),
    ("Chad no longer supports the rebels of Darfur.", "SUPPORT", "negated"),
    ("Chad is weighing strikes on Togo.", "ASSAULT", "hypothetical"),
    ("The premier is thinking of an attack on Togo.", "ASSAULT", "hypothetical"),
    ("Lawmakers debated the attack on Togo.", "ASSAULT", "actual"),
    ("Chad openly supports the rebels of Darfur.", "SUPPORT", "actual"),
    ("No Malian troops entered Niger.", "MOBILIZE", "negated"),
    ("Malian troops entered Niger.", "MOBILIZE", "actual"),
    # A verb with its own tense does not share the modal of the one before.
    ("Lima would like peace but attacked Quito.", "ASSAULT", "actual"),
    ("Lima would arm and train the rebels.", "AID", "hypothetical"),
    ("The minister tried to calm the crowd and condemned Togo.", "ACCUSE", "actual"),
    ("The office could not answer a request from Peru for help.", "REQUEST", "actual"),
    # Who is the first to do it, did it.
    ("Sadat was the first Arab leader to visit Israel.", "CONSULT", "actual"),
    ("Sadat saved money to visit Israel.", "CONSULT", "hypothetical"),
    ("A raid was the only way to bomb Togo.", "ASSAULT", "hypothetical"),
    # What came before, and what had its own end, happened.
    ("The envoys may leave after an attack on the port.", "ASSAULT", "actual"),
    ("The envoys may fear an attack on the port.", "ASSAULT", "hypothetical"),
    ("An attack by Togo failed to stop the convoy.", "ASSAULT", "actual"),
    ("An attack on the port did not delay the convoy.", "ASSAULT", "actual"),
    ("The raid on the port did not take place.", "ASSAULT", "negated"),
    ("The envoys were able to visit Togo.", "CONSULT", "actual"),
    ("The envoys are able to visit Togo.", "CONSULT", "hypothetical"),
    # What an adjective tells of is denied with the noun that its clause is the matter of.
    ("There was no sign that Ghana was willing to negotiate with Togo.", "AGREE", "negated"),
    ("It was a sign that Ghana was willing to negotiate with Togo.", "AGREE", "actual"),
    ("Rumours that Togo had bombed Benin were groundless.", "ASSAULT", "negated"),
    ("Rumours that Togo had bombed Benin were loud.", "ASSAULT", "hypothetical"),
    # The main verb after a relative clause, a copula or another tense says nothing of what is joined to it.
    ("The union, whose chief complained of Togo, wants peace.", "ACCUSE", "actual"),
    ("An apology was not enough, the army said, and condemned Togo.", "ACCUSE", "actual"),
    ("Togo never interferes and condemned the coup.", "ACCUSE", "actual"),
    ("Togo did not sleep or condemn the coup.", "ACCUSE", "negated"),
    # In case; not necessarily.
    ("Ghana will answer in case the rebels are bombing Togo.", "ASSAULT", "hypothetical"),
    ("In the case the rebels bombed Togo.", "ASSAULT", "actual"),
    ("They came to Accra, not necessarily to praise Togo.", "SUPPORT", "negated"),
    ("They came to Accra to praise Togo.", "SUPPORT", "actual"),
    # Who calls to thank, thanks; who calls to expel, asks for it. A campaign to condemn condemns.
    ("The senator called to expel the envoy of Togo.", "SANCTION", "hypothetical"),
    ("The senator called to thank the envoy of Togo.", "SUPPORT", "actual"),
    ("The senator has mounted a campaign to condemn Togo.", "ACCUSE", "actual"),
    ("The senator has hired a man to condemn Togo.", "ACCUSE", "hypothetical"),
    ("The envoy stayed to praise Togo.", "SUPPORT", "actual"),
    # What one would expect is not announced; what is voted for or fixed for a day is to come.
    ("I would expect the minister to condemn Togo.", "ACCUSE", "hypothetical"),
    ("I expect the minister to condemn Togo.", "ACCUSE", "future"),
    ("Teachers voted to march on the palace.", "PROTEST", "future"),
    ("Teachers voted to condemn Togo.", "ACCUSE", "actual"),
    ("The general appears before a judge on Monday.", "ACCUSE", "future"),
    ("The general appeared before a judge on Monday.", "ACCUSE", "actual"),
    # An attempt is an attack; but who tried to sue and failed did not.
    ("Two men tried to kill the envoy of Togo.", "ASSAULT", "actual"),
    ("Two men are trying to kill the envoy of Togo.", "ASSAULT", "hypothetical"),
    ("The house tried to impeach the minister and failed.", "ACCUSE", "hypothetical"),
    # The question comes after the mark.
    ("Peru condemned Togo: was it, he asked, out of fear?", "ACCUSE", "actual"),
    ("Peru condemned Togo out of fear?", "ACCUSE", "hypothetical"),
    # The age of what is turned down; "once" that opens a clause.
    ("The king turned down an earlier request from Togo.", "REJECT", "actual"),
    ("The king had staged earlier attacks on Togo.", "ASSAULT", "historical"),
    ("Once the army had arrested the rebels, it left.", "COERCE", "actual"),
    ("The army once arrested the rebels.", "COERCE", "historical"),
    ("There was little evidence that Togo had bombed Benin.", "ASSAULT", "hypothetical"),
    ("Ghana is not sure that Togo bombed Benin.", "ASSAULT", "hypothetical"),
    ("Ghana is sure that Togo bombed Benin.", "ASSAULT", "actual"),
    # Before now.
    ("Togo has bombed Benin before.", "ASSAULT", "historical"),
    ("Togo has bombed Benin.", "ASSAULT", "actual"),
    ("Togo had armed the rebels.", "AID", "historical"),
    ("Togo had armed the rebels on Monday.", "AID", "actual"),
    ("Togo has armed the rebels.", "AID", "actual"),
    # Hopes are no plans.
    ("The leader hopes to attack Togo.", "ASSAULT", "hypothetical"),
    ("The leader planned an attack on Togo.", "ASSAULT", "future"),
    # Talk of doing.
    ("The general talked about attacking Sudan.", "ASSAULT", "hypothetical"),
    ("The general apologised for attacking Sudan.", "ASSAULT", "actual"),
    # Earlier times.
    ("The museum recalls a previous attack on the town.", "ASSAULT", "historical"),
    ("The rebels have waged a decades-long war against Burma.", "ASSAULT", "historical"),
    ("The rebels have waged war against Burma.", "ASSAULT", "actual"),
    ("Togo bombed Benin in the past.", "ASSAULT", "historical"),
    ("Togo bombed Benin in the past week.", "ASSAULT", "actual"),
    ("Police arrested two editors hours earlier.", "COERCE", "actual"),
    ("Earlier in the war Togo bombed Benin.", "ASSAULT", "historical"),
    ("Earlier in the day Togo bombed Benin.", "ASSAULT", "actual"),
    ("In the three years since the attack on the port, Togo has changed.", "ASSAULT", "historical"),
    ("In the hours since the attack on the port, Togo has changed.", "ASSAULT", "actual"),
    ("The army has once again attacked the town.", "ASSAULT", "actual"),
    ("Peru wants the two envoys expelled from Lima.", "SANCTION", "hypothetical"),
    ("Aides were not allowed to discuss the attack on Iran.", "ASSAULT", "actual"),
    # Leave that is not given is refused; whom one does not let out one holds.
    ("Togo has not permitted the envoys to enter the port.", "REJECT", "actual"),
    ("Togo would not have permitted the envoys to enter the port.", "CONCEDE", "hypothetical"),
    ("Soldiers are not letting the villagers leave the port.", "COERCE", "actual"),
    # The court that rules does not rule out.
    ("The court ruled that Serbia had attacked the town.", "ASSAULT", "actual"),
    ("Serbia ruled out any attack on the town.", "REJECT", "actual"),
    # A report that suggests it is a report; a plan that suggests it is a plan.
    ("Witnesses suggested that Mali had arrested the editor.", "COERCE", "actual"),
    ("Aides suggested arresting the editor.", "COERCE", "hypothetical"),
    # Headlines: "to" is "will".
    ("Kenya to visit Uganda", "AGREE", "actual"),
    # What is announced in the past for later.
    ("Chad vowed that it would not release the prisoners.", "REJECT", "actual"),
    ("The announcement that Chad would release the prisoners pleased Mali.", "CONCEDE", "actual"),
    ("There will be no talks with Rwanda.", "REJECT", "actual"),
    ("There were no talks with Rwanda.", "CONSULT", "negated"),
    ("The navy was not able to attack the port.", "ASSAULT", "negated"),
    ("The navy was able to attack the port.", "ASSAULT", "actual"),
    ("Chad would not have attacked the port if Mali had left.", "ASSAULT", "hypothetical"),
    # A meeting or journey told in the present tense, with a day to come.
    ("The Chadian president meets the Togolese premier tomorrow.", "AGREE", "actual"),
    ("The president of Chad flies to Togo on Friday.", "AGREE", "actual"),
    ("The president of Chad is meeting the premier of Togo.", "CONSULT", "actual"),
    ("The Chadian president met the Togolese premier on Friday.", "CONSULT", "actual"),
    # Words on the act itself; what is only promised or cancelled beside it keeps its own status.
    ("Planes avoid the coast because of possible airstrikes in Sudan.", "ASSAULT", "hypothetical"),
    ("Planes avoid the coast because of airstrikes in Sudan.", "ASSAULT", "actual"),
    ("Chad had no word on a planned attack by Togo.", "ASSAULT", "future"),
    ("Reports came of an impending attack by Togo on Benin.", "ASSAULT", "future"),
    ("Reports came of a new attack by Togo on Benin.", "ASSAULT", "actual"),
    # What one does something beside, by way of, or but for something else.
    ("With Oslo openly condemning Togo, Mali could win.", "ACCUSE", "actual"),
    ("Chad tried to punish Togo by recalling its envoy.", "SANCTION", "actual"),
    ("Chad wants to punish Togo by recalling its envoy.", "SANCTION", "hypothetical"),
    ("We do not consider it part of Mali but part of the Togolese occupation of Mali.", "COERCE", "actual"),
    ("It would be wrong for Chad to join Mali in bombing Togo.", "ASSAULT", "hypothetical"),
    ("Volunteers were jailed by Chad for going to fight the militia.", "ASSAULT", "actual"),
    ("Volunteers were jailed by Chad: they were going to fight the militia.", "ASSAULT", "hypothetical"),
    # What others fear or expect of a known deed; who scrambles to say it, says it.
    ("The bombing of Togo could harm trade.", "ASSAULT", "actual"),
    ("The bombing of Togo would harm trade.", "ASSAULT", "hypothetical"),
    ("The bombing of Togo could begin at dawn.", "ASSAULT", "hypothetical"),
    ("Traders feared that the bombings in Togo would harm trade.", "ASSAULT", "actual"),
    ("Mali will respond to the attack on Togo.", "ASSAULT", "actual"),
    ("Mali will respond to an attack on Togo.", "ASSAULT", "future"),
    ("There is no evidence that Chad was behind the attack on Togo.", "ASSAULT", "negated"),
    ("Senators scrambled to condemn Togo.", "ACCUSE", "actual"),
    ("Officers scrambled to attack Togo.", "ASSAULT", "hypothetical"),
    ("Look how the premier condemned Togo.", "ACCUSE", "actual"),
    ("Oslo signed the pact despite the expected attack on Togo.", "ASSAULT", "future"),
    ("She imagined soldiers attacking Togo.", "ASSAULT", "hypothetical"),
    ("She watched soldiers attacking Togo.", "ASSAULT", "actual"),
    # Who is not sure, who is wrong, and who never would have.
    ("Officials are hopeful but not certain that Togo bombed Benin.", "ASSAULT", "hypothetical"),
    ("The inspectors are confident, but far from certain, that Togo bombed Benin.", "ASSAULT", "actual"),
    ("The envoy was wrong to say that Togo bombed Benin.", "ASSAULT", "negated"),
    ("The envoy was not wrong to say that Togo bombed Benin.", "ASSAULT", "actual"),
    ("The envoy was mistaken in her belief that Togo bombed Benin.", "ASSAULT", "negated"),
    ('Togo called the claim of Mali that it had bombed Benin "ludicrous".', "ASSAULT", "negated"),
    ("The paper wrongly reported that Togo had bombed Benin.", "ASSAULT", "negated"),
    ("The paper swiftly reported that Togo had bombed Benin.", "ASSAULT", "actual"),
    ("No one doubts that Togo bombed Benin.", "ASSAULT", "actual"),
    ("He doubts that Togo bombed Benin.", "ASSAULT", "hypothetical"),
    ("At no time did Oslo condemn the raid.", "ACCUSE", "negated"),
    ("At dawn Oslo condemned the raid.", "ACCUSE", "actual"),
    ("Oslo did not hesitate to condemn Togo.", "ACCUSE", "actual"),
    ("Oslo hesitated to condemn Togo.", "ACCUSE", "hypothetical"),
    # Who should stop it, does it; who stopped, does not.
    ("Togo should stop bombing Benin.", "ASSAULT", "actual"),
    ("Togo has stopped bombing Benin.", "ASSAULT", "negated"),
    ("Togo should stop the rebels from bombing Benin.", "ASSAULT", "negated"),
    ("Oslo scrapped plans to bomb Togo.", "ASSAULT", "negated"),
    ("Oslo has not scrapped plans to bomb Togo.", "ASSAULT", "future"),
    ("Togo never would have bombed Benin, he said.", "ASSAULT", "negated"),
    ("Togo never would have bombed Benin if Mali had left.", "ASSAULT", "hypothetical"),
    ("While Togo may not have the support of Benin, it has friends.", "SUPPORT", "negated"),
    ("Togo may not have the support of Benin.", "SUPPORT", "hypothetical"),
    ("The premier did not lift a finger to assist the refugees.", "AID", "negated"),
    # A promise on terms is given; a deal of states where they agree is none yet; what would come of it.
    ("The senators swore that they would support Lund if he won.", "AGREE", "actual"),
    ("The senators will support Lund if he wins.", "AGREE", "hypothetical"),
    ("The row could lead to its president, Idriss Lund, reaching a deal with Togo.", "SUPPORT", "hypothetical"),
    ("Mali would leave, allowing Togo to enter.", "CONCEDE", "hypothetical"),
    # "Will" over the act reaches it, and so do the helpers of a verb joined to the one over it.
    ("The army will continue to attack rebels in the desert.", "ASSAULT", "future"),
    ("The army continued to attack rebels in the desert.", "ASSAULT", "actual"),
    ("Friday's will be the ninth meeting of Chad and Sudan.", "AGREE", "actual"),
    ("Oslo was the sixth meeting between Chad and Sudan.", "CONSULT", "actual"),
    ("The army could win in the south and go on to attack Togo.", "ASSAULT", "hypothetical"),
    ("The army won in the south and went on to attack Togo.", "ASSAULT", "actual"),
    ("Auditors will begin on Monday to investigate the envoy.", "ACCUSE", "future"),
    ("The troops would shell the port, killing two rebels.", "ASSAULT", "hypothetical"),
    ("The troops shelled the port, killing two rebels.", "ASSAULT", "actual"),
    # A clause is as sure as the evidence it hangs on; other nouns only report it.
    ("There is no sign that Chad has attacked the convoy.", "ASSAULT", "negated"),
    ("Lima denied claims that Peru had attacked the convoy.", "ASSAULT", "negated"),
    ("There is concern that Peru has attacked the convoy.", "ASSAULT", "actual"),
    # What may come, and what is called for.
    ("The prospect of Sudan attacking Chad alarmed the envoys.", "ASSAULT", "future"),
    ("The envoys spoke to rebels attacking Chad.", "ASSAULT", "actual"),
    ("Silva argued for bombing Togo.", "ASSAULT", "hypothetical"),
    ("Silva was jailed for bombing Togo.", "ASSAULT", "actual"),
    ("The navy was unable to attack the port.", "ASSAULT", "negated"),
    ("Riots will follow if Chad does not arrest the editor.", "COERCE", "hypothetical"),
    # Who went or called to do it, did it; who was sent, or leaves to do it, may.
    ("Sall flew to Accra to congratulate the winner.", "SUPPORT", "actual"),
    ("The premier rang the winner to congratulate him.", "SUPPORT", "actual"),
    ("The premier sent an envoy to congratulate the winner.", "SUPPORT", "hypothetical"),
    # A semicolon parts two clauses, however the parser joins them.
    ("Togo arrested the editor; Benin did not reply.", "COERCE", "actual"),
    ("Togo arrested the editor; Benin is considering a protest.", "COERCE", "actual"),
    # "'d" with a participle is "had".
    ("The officials said that they'd arrested the editor.", "COERCE", "actual"),
    ("The officials said that they'd arrest the editor.", "THREATEN", "actual"),
    # What is announced of an act that no operator rewrites is to come.
    ("The party said it would sue the editor.", "ACCUSE", "future"),
    ("The party would sue the editor if it could.", "ACCUSE", "hypothetical"),
    # Nobody and nothing may also be whom the act befalls; a frame of refusal says its own "no".
    ("The premier accused nobody.", "ACCUSE", "negated"),
    ("Chad sees no need for talks with Togo.", "REJECT", "actual"),
    ("Chad will send no troops to Togo.", "REJECT", "actual"),
    # Far back.
    ("It is eight months since soldiers raided the monasteries.", "COERCE", "historical"),
    ("It is eight days since soldiers raided the monasteries.", "COERCE", "actual"),
    ("The guards used to beat the prisoners.", "ASSAULT", "historical"),
    ("The guards used sticks to beat the prisoners.", "ASSAULT", "actual"),
    # Let it be known is said; who helped to do it did it; nothing before "since" bears on what comes after it.
    ("Togo let it be known that it would not shake hands with Benin.", "REJECT", "actual"),
    ("Togo helped to block the motion.", "REJECT", "actual"),
    ("Togo has not spoken since accusing Benin of fraud.", "ACCUSE", "actual"),
    # Who would not or could not, told in the past, refused.
    ("The premier would not resign.", "REJECT", "actual"),
    ("Oslo said that it could not support the motion.", "REJECT", "actual"),
    ("Oslo would not have supported the motion.", "SUPPORT", "hypothetical"),
    # Former is who is tried, not the trial.
    ("A court in Lima tried the former president.", "ACCUSE", "actual"),
    # A colon parts two clauses.
    ("The premier signed the accord: the guard would keep to its barracks.", "SUPPORT", "actual"),
    # Until.
    ("The siege would go on until the rebels had disarmed.", "RETREAT", "hypothetical"),
    ("The siege went on until the rebels disarmed.", "RETREAT", "actual"),
    # A finite verb does not share the infinitive before it.
    ("The minister refused to resign and accused Togo of fraud.", "ACCUSE", "actual"),
    # What must not or may not be done is not denied, nor what is asked.
    ("Kenya must not attack Uganda.", "ASSAULT", "hypothetical"),
    ("Kenya cannot attack Uganda.", "ASSAULT", "negated"),
    ("Why does Kenya not help Uganda?", "AID", "hypothetical"),
    # Left undone.
    ("Kenya has yet to attack Uganda.", "ASSAULT", "negated"),
    ("Kenya has begun to attack Uganda.", "ASSAULT", "actual"),
    ("Kenya fell short of condemning Uganda.", "ACCUSE", "negated"),
    ("Kenya stopped short of rejecting the Ugandan offer.", "REJECT", "negated"),
    ("The envoy left without meeting the Ugandan premier.", "CONSULT", "negated"),
    ("The envoy left after meeting the Ugandan premier.", "CONSULT", "actual"),
    ("There is no confirmation that Kenya has attacked Uganda.", "ASSAULT", "negated"),
    # What is denied of a known act is not the act.
    ("The Kenyan raid on Uganda was not about oil.", "ASSAULT", "actual"),
    ("A Kenyan raid on Uganda is not likely.", "ASSAULT", "negated"),
    ("The claim that Kenya attacked Uganda is not true.", "ASSAULT", "negated"),
    ("Troops fired on the crowd, some over their heads and some not.", "ASSAULT", "actual"),
    # On the brink, prepared, favoured, announced.
    ("Kenyan troops are on the verge of storming the harbour.", "ASSAULT", "future"),
    ("Preparations for the assault on Kampala are complete.", "ASSAULT", "future"),
    ("Kenya favours imposing sanctions on Uganda.", "SANCTION", "hypothetical"),
    ("Kenya promised an inquiry into the Ugandan bank.", "ACCUSE", "future"),
    ("Kenya promised aid to Uganda.", "AGREE", "actual"),
    # A verb with a particle is another one.
    ("The committee set out to discredit the Kenyan envoy.", "ACCUSE", "actual"),
    ("The march had been set off by the arrest of Silva.", "PROTEST", "actual"),
    # An infinitive under an infinitive.
    ("Peru must work harder to convince Chile to pressure Bolivia.", "REQUEST", "hypothetical"),
    ("Peru convinced Chile to pressure Bolivia.", "REQUEST", "actual"),
    ("Silva was among the first to condemn Uganda.", "ACCUSE", "actual"),
    ("Turkey has helped to arm the rebels.", "AID", "actual"),
    # What has to come first, in the present tense.
    ("Kenya will respond in case the rebels attack Uganda.", "ASSAULT", "hypothetical"),
    ("We must act before the rebels attack Uganda.", "ASSAULT", "hypothetical"),
    ("They acted before the rebels attacked Uganda.", "ASSAULT", "actual"),
    ("They will lead the force as soon as the rebels attack Uganda.", "ASSAULT", "hypothetical"),
    ("It is legal as long as the rebels attack Uganda.", "ASSAULT", "hypothetical"),
    # Talks that are fixed for a day are agreed, not held.
    ("Talks between Kenya and Uganda are due in Accra.", "AGREE", "actual"),
    ("Talks between Kenya and Uganda are expected in Accra.", "AGREE", "actual"),
    ("Talks between Kenya and Uganda were tense.", "CONSULT", "actual"),
    # Told in the present of whoever does it, and of what is planned.
    ("Kenya will punish any party that attacks Uganda.", "ASSAULT", "hypothetical"),
    ("Kenya praised the rebels who attack Uganda.", "ASSAULT", "actual"),
    ("Kenya outlined a plan in which Uganda withdraws its troops from Somalia.", "RETREAT", "hypothetical"),
    ("Kenya left Somalia, where Uganda supports the rebels.", "SUPPORT", "actual"),
    # Ranked after a copula; "would" in what was added.
    ("The two lawmakers became the first members of parliament to endorse Silva.", "SUPPORT", "actual"),
    ("The lawmakers became rich to endorse Silva.", "SUPPORT", "hypothetical"),
    ("The Kenyan premier praised Silva, adding that the king would visit Uganda.", "AGREE", "actual"),
    # Who went to fight may not have fought; who went to meet somebody, met him.
    ("The man who went to Togo to fight the rebels is dead.", "ASSAULT", "hypothetical"),
    ("The man who went to Togo to meet the king is dead.", "CONSULT", "actual"),
    ("The rebels went on to attack Togo.", "ASSAULT", "actual"),
    # Who tried to say it, said it.
    ("Kenya tried to mediate between the Ugandan parties.", "CONSULT", "actual"),
    ("The senator tried to rebuke Kenya.", "ACCUSE", "actual"),
    ("The senator may try to rebuke Kenya.", "ACCUSE", "hypothetical"),
    ("The senator tried to visit Kenya.", "CONSULT", "hypothetical"),
    ("Kenya tried to bomb Uganda.", "ASSAULT", "actual"),
    # What nobody has confirmed; what one only leans to.
    ("Kenya has not confirmed that its premier will visit Uganda.", "CONSULT", "hypothetical"),
    ("Kenya has confirmed that its premier will visit Uganda.", "AGREE", "actual"),
    ("The senator was leaning toward supporting Silva.", "SUPPORT", "hypothetical"),
    # Who is expected to yield has not promised it.
    ("Kenya is expected to lift the sanctions on Uganda.", "CONCEDE", "future"),
    ("Kenya promised to lift the sanctions on Uganda.", "CONCEDE", "actual"),
    # What has a tense is not joined to a participle or a gerund before it; a clause before "abstained" stands alone.
    ("The mayor wanted the envoy thrown out and has accused Togo of fraud.", "ACCUSE", "actual"),
    ("The mayor was no longer hiding and accused Togo of fraud.", "ACCUSE", "actual"),
    ("The mayor was not arrested or beaten by Togolese police.", "ASSAULT", "negated"),
    # "No" of a number denies nothing.
    ("No 10 condemned the Kenyan envoy.", "ACCUSE", "actual"),
    ("No minister condemned the Kenyan envoy.", "ACCUSE", "negated"),
    # What is thought of all is a report; what one thinks of doing is none.
    ("It is thought that Togo attacked the port.", "ASSAULT", "actual"),
    ("Togo thought of attacking the port.", "ASSAULT", "hypothetical"),
    # What was turned down was said.
    ("The request of Togo for help was refused.", "REQUEST", "actual"),
    # Are to, means to, is certain to; what the aim is.
    ("Kenya and Uganda are to lift the sanctions on Togo.", "CONCEDE", "future"),
    ("Kenya is certain to veto the motion.", "REJECT", "future"),
    ("The aim is to lift the sanctions on Togo.", "RETREAT", "hypothetical"),
    # The first act was to do it; it took an hour; who broke his silence to say it, said it.
    ("The premier's first act was to denounce Togo.", "ACCUSE", "actual"),
    ("The premier's hope was to denounce Togo.", "ACCUSE", "hypothetical"),
    ("The court took ninety minutes to convict the general.", "SANCTION", "actual"),
    ("The court met to convict the general.", "SANCTION", "hypothetical"),
    ("The senator broke with her party to denounce Togo.", "ACCUSE", "actual"),
    ("The envoy wrote a letter to complain about Togo.", "ACCUSE", "actual"),
    ("The senator sent her aide to denounce Togo.", "ACCUSE", "hypothetical"),
    ("The senator was careful to thank Togo.", "SUPPORT", "actual"),
    # An office held then; years later.
    ("As attorney general she sued the Kenyan bank.", "ACCUSE", "historical"),
    ("As attorney general she has sued the Kenyan bank.", "ACCUSE", "actual"),
    ("Two years later Chad bombed Togo.", "ASSAULT", "historical"),
    ("Two days later Chad bombed Togo.", "ASSAULT", "actual"),
    # A long time that had ended, or that has passed since.
    ("The rebels had fought the army for years.", "ASSAULT", "historical"),
    ("The rebels had sheltered him since 1980.", "AID", "historical"),
    ("The rebels had fought the army for weeks.", "ASSAULT", "actual"),
    ("The rebels have fought the army for years.", "ASSAULT", "actual"),
    ("The king spoke four months after the massacre of villagers in Togo.", "ASSAULT", "historical"),
    ("The king spoke four days after the massacre of villagers in Togo.", "ASSAULT", "actual"),
    # A verb with a tense of its own does not share the denial or the helper of the verb before it.
    ("The king had never seen such a flood, and thanked Togo.", "SUPPORT", "actual"),
    ("The king had not thanked Togo.", "SUPPORT", "negated"),
    ("Peru asked for help that might save her and was condemned by Lima.", "ACCUSE", "actual"),
    ("The minister said he would leave, urging Togo to stay.", "REQUEST", "actual"),
    # What one denies to have mentioned stands; what is not true does not.
    ("Costa did not mention that police had arrested the editor.", "COERCE", "actual"),
    ("Costa did not know whether police had arrested the editor.", "COERCE", "hypothetical"),
    ("It is not true that police arrested the editor.", "COERCE", "negated"),
    ("I don't just blame the government of Chad.", "ACCUSE", "actual"),
    ("I don't blame the government of Chad.", "ACCUSE", "negated"),
    ("The president apologised to nobody.", "CONCEDE", "negated"),
    ("The president apologised to the nation.", "CONCEDE", "actual"),
    # A request at which something is done was made; what one is punished for was done; what failed was held.
    ("Togo stopped the trucks at the request of Benin.", "REQUEST", "actual"),
    ("Togo may stop the trucks at the request of Benin.", "REQUEST", "actual"),
    ("Togo would jail the rebels for the attack on the port.", "ASSAULT", "actual"),
    ("Togo would prepare for the attack on the port.", "ASSAULT", "future"),
    # A helper before its subject opens a condition; a day after "until" opens none.
    ("Had Togo bombed the port, Benin would have sued.", "ASSAULT", "hypothetical"),
    ("Police, who until Thursday had kept away, arrested the editor.", "COERCE", "actual"),
    ("Not one soldier was killed.", "ASSAULT", "negated"),
    ("One soldier was killed.", "ASSAULT", "actual"),
    # A threat or a suit on terms; who was calling to do it, did it; what one thought of when it was done.
    ("If the king signs, the union will sue the government.", "ACCUSE", "hypothetical"),
    ("The union will sue the government.", "ACCUSE", "future"),
    ("People were calling to congratulate the king.", "SUPPORT", "actual"),
    ("One of his first acts was to congratulate the king.", "SUPPORT", "actual"),
    ("One of his last wishes was to congratulate the king.", "SUPPORT", "hypothetical"),
    ("I thought of him on Monday when police arrested the editor.", "COERCE", "actual"),
    # Only to, so far as to.
    ("The union announced a strike, only to thank the minister on Friday.", "SUPPORT", "actual"),
    ("The union meant only to thank the minister.", "SUPPORT", "hypothetical"),
    # Why and how take for granted what they ask about, and so does an "after" in a question.
    ("Why did police arrest the editor?", "COERCE", "actual"),
    ("Did police arrest the editor?", "COERCE", "hypothetical"),
    ("Who will write the paper, after police arrested the editor?", "COERCE", "actual"),
    # What is to come, after "when".
    ("When Togo accuses him of fraud, the premier will laugh.", "ACCUSE", "future"),
    ("When Togo accuses him of fraud, the premier laughs.", "ACCUSE", "actual"),
    # What is called absurd is denied; what is called grave is not.
    ("Lima called the accusation that Peru had bombed the port absurd.", "ASSAULT", "negated"),
    ("Lima called the accusation that Peru had bombed the port grave.", "ASSAULT", "actual"),
    # What one plans to respond to was done; an attack that one would respond to was not.
    ("The president has plans to respond to suspected gas attacks in Togo.", "ASSAULT", "actual"),
    ("The president has plans to respond to further gas attacks in Togo.", "ASSAULT", "future"),
    # A plan of then.
    ("The rebels had planned to attack Togo.", "ASSAULT", "hypothetical"),
    ("The rebels plan to attack Togo.", "ASSAULT", "future"),
    ("Zimbabwe says they were going to overthrow the king.", "COERCE", "hypothetical"),
    ("Zimbabwe said they were going to overthrow the king.", "COERCE", "future"),
    # Once they have done it, they will; once they had, they did.
    ("Once they have arrested the editor, police will leave.", "COERCE", "hypothetical"),
    ("Kenya has neither accepted nor rejected the offer.", "REJECT", "negated"),
    # Attacks that must cease are under way.
    ("Togo's attacks on Benin must cease.", "ASSAULT", "actual"),
    ("Togo's attacks on Benin may resume.", "ASSAULT", "hypothetical"),
    # Years after, the last time.
    ("Eight years after praising the king, the senator condemned him.", "SUPPORT", "historical"),
    ("Eight hours after praising the king, the senator condemned him.", "SUPPORT", "actual"),
    ("The last time Togo bombed Benin, the king condemned it.", "ASSAULT", "historical"),
    ("By the time Togo bombed Benin, the king was asleep.", "ASSAULT", "actual"),
    ("Kenya has considered and rejected the offer.", "REJECT", "actual"),
    # Who is going to do it, will; another who says so threatens nobody.
    ("Kenya is going to send aid to Mali.", "AGREE", "actual"),
    ("Kenya said it was going to send aid to Mali.", "AGREE", "actual"),
    ("Kenya was going to send aid to Mali.", "AID", "hypothetical"),
    ("Oslo warned that Kenya is going to attack Mali.", "ASSAULT", "future"),
]


@pytest.mark.parametrize(("text", "type_name", "status"), SENTENCES)
def test_status(text: str, type_name: str, status: str, coder: Coder, parser: Parser) -> None:
    verdicts = [judge_status(c) for c in coder.candidates(next(parser.nlp(text).sents))]
    found = [(v.candidate.type, v.status.value, v.why) for v in verdicts]
    assert any(f[:2] == (type_name, status) for f in found), found
