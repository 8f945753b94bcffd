using Hipwise.Care.Own;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Testing;
using Hipwise.Web.Features.Checkup;
using Hipwise.Web.Features.Devices;

namespace Hipwise.Web.Tests;

/// <summary>Sentences whose keys are made from names of the knowledge or of choices.</summary>
public class WordsTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(Repository.Knowledge);

    [Fact]
    public void Every_sentence_with_a_made_key_is_there()
    {
        string[] keys =
        [
            .. Steps.SafetyGroups(Knowledge).Select(group => $"checkup.safety.{group}.title"),
            .. PersonSheet.Lifts.Select(lift => $"checkup.lift.{lift}"),
            .. TrialForm.Stops.Select(stop => $"checkup.test.stopped-{stop}"),
            .. ((string[])["left", "right", "whole"]).Select(part => $"checkup.test.{part}"),
            .. ((string[])["safety", "baseline", "finding", "hypothesis", "plan", "breaks"]).Select(part => $"checkup.changes.{part}"),
            .. Knowledge.Claims.Values.Select(claim => $"verdict.{claim.Verdict}"),
            .. Enum.GetValues<Strength>().Select(strength => $"strength.{strength.Word()}"),
            .. Enum.GetNames<Care.Hypotheses.Leaning>().Select(leaning => $"leaning.{leaning.ToLowerInvariant()}"),
            .. Unit.Symbols.Select(unit => $"unit.{unit}"),
            .. Sides.All.SelectMany(side => (string[])[$"body-map.{side.Word()}", $"body-map.at-{side.Word()}", $"dose.{side.Word()}-first"]),
            .. ((string[])["form", "ours", "not-found", "unpaired", "computer"]).SelectMany(kind => (string[])[$"sorry.{kind}.title", $"sorry.{kind}.text"]),
            .. DeviceWords.Kinds.Select(kind => $"devices.kind.{kind}"),
            .. ((string[])["form", "ours", "not-found"]).SelectMany(kind => (string[])[$"sorry.{kind}.title", $"sorry.{kind}.text"]),
            .. Enum.GetValues<LimitKind>().Select(LimitWords.WordOf).Select(kind => $"own-page.kind.{kind}"),
            .. Enum.GetValues<LimitKind>().Where(kind => kind != LimitKind.Movement).Select(LimitWords.WordOf).Select(kind => $"own.limit.{kind}"),
            .. ((string[])["hip-flexion", "sets", "load", "minutes", "days"]).Select(kind => $"own-page.most.{kind}"),
            .. Enum.GetValues<SetBy>().Select(LimitWords.WordOf).SelectMany(by => (string[])[$"own-page.by.{by}", $"own.by.{by}", $"plan.reason.own-{by}"]),
            .. Enum.GetNames<OwnUse>().Select(use => use.ToLowerInvariant()).SelectMany(use => (string[])[$"own-page.use.{use}", $"own-page.when.{use}"]),
            .. ((string[])["both", "each", "left", "right"]).Select(side => $"own-page.side.{side}"),
            .. ((string[])["none", "weight", "band"]).SelectMany(load => (string[])[$"own-page.with.{load}", $"own.load.{load}"]),
            .. Sides.All.Select(side => $"dose.{side.Word()}-only"),
            .. ((string[])["limits", "limit-minutes", "limit-days", "weekly-jump"]).Select(rule => $"session.held.{rule}"),
            "session.change.limit-out", "session.change.limit-easier", "data.imported", "data.deleted",
        ];
        keys.Distinct(StringComparer.Ordinal).Except(Knowledge.Phrases.Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }
}
