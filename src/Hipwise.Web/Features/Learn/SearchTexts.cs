using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Learn;

/// <summary>What of each kind of entry is looked through.</summary>
internal static class SearchTexts
{
    /// <summary>Every entry that Learn shows.</summary>
    public static ImmutableArray<SearchText> Of(KnowledgeBase knowledge) =>
    [
        .. knowledge.Muscles.Values.Select(muscle => Muscle(muscle, knowledge)),
        .. knowledge.Screens.Values.Select(Screen),
        .. knowledge.Exercises.Values.Select(exercise => Exercise(exercise, knowledge)),
        .. knowledge.Claims.Values.Select(Claim),
        .. knowledge.Chains.Select(chain => Chain(chain, knowledge)),
        .. knowledge.Ergonomics.Select(Action),
        .. knowledge.Sources.Values.Select(Source),
    ];

    private static SearchText Muscle(Muscle muscle, KnowledgeBase knowledge) => new(
        new("muscle", Address.Muscle(muscle.Id), muscle.Name, muscle.Role ?? muscle.Origin),
        [.. knowledge.MuscleGroups.Where(group => group.Id == muscle.Group).Select(group => group.Name), .. muscle.Actions.Extended, .. muscle.Actions.Flexed],
        [muscle.Origin, muscle.Insertion, muscle.Nerve, muscle.Inversion ?? "", .. muscle.Actions.Other]);

    private static SearchText Screen(Screen screen) => new(
        new("screen", Address.Screen(screen.Id), screen.Words.Name, screen.Words.Purpose),
        screen.Measures.Select(measure => measure.Name),
        [screen.Words.Setup, .. screen.Words.Steps, .. screen.Words.LookFor]);

    private static SearchText Exercise(Exercise exercise, KnowledgeBase knowledge) => new(
        new("exercise", Address.Exercise(exercise.Id), exercise.Words.Name, exercise.Words.Why),
        [.. exercise.Needs.Select(need => knowledge.Needs[need].Name), .. exercise.Equipment.Select(thing => knowledge.Equipment[thing].Name)],
        [exercise.Words.Setup, .. exercise.Words.Steps, .. exercise.Words.Cues, .. exercise.Muscles.Select(share => knowledge.Muscles[share.Muscle].Name)]);

    private static SearchText Claim(Claim claim) => new(
        new("claim", Address.Claim(claim.Id), $"“{claim.Quote}”", claim.Summary), [claim.Topic], [claim.Product]);

    private static SearchText Chain(Chain chain, KnowledgeBase knowledge) => new(
        new("chain", Address.Chain(chain.Id), chain.Name, chain.Data),
        chain.Places.Select(place => knowledge.Places[place].Name), [chain.Idea, chain.Use]);

    private static SearchText Action(ErgonomicAction action) => new(
        new("action", Address.Action(action.Id), action.Name, action.Do), [], [action.Why]);

    private static SearchText Source(Source source) => new(
        new("source", Address.Source(source.Key), source.Citation, source.Doi ?? ""), [source.Key], []);
}
