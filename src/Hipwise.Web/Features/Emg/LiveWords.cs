using System.Collections.Immutable;
using Hipwise.Knowledge;
using Hipwise.Signals.Emg.Live;

namespace Hipwise.Web.Features.Emg;

/// <summary>Sentences of the live view.</summary>
internal static class LiveWords
{
    /// <summary>What is wrong with a channel, and what mends it.</summary>
    /// <param name="note">What was seen.</param>
    /// <param name="phrases">Where the words are from.</param>
    public static string Of(LiveNote note, Phrases phrases) => note switch
    {
        LiveNote.Unsteady => phrases.Say("emg.live.note-unsteady"),
        LiveNote.Dead => phrases.Say("emg.live.note-dead"),
        LiveNote.Clipped => phrases.Say("emg.live.note-clipped"),
        LiveNote.Gap => phrases.Say("emg.live.note-gap"),
        LiveNote.Mains => phrases.Say("emg.live.note-mains"),
        _ => phrases.Say("emg.live.note-rate"),
    };

    /// <summary>Those of a channel.</summary>
    public static ImmutableArray<string> Of(IEnumerable<LiveNote> notes, Phrases phrases) => [.. notes.Select(note => Of(note, phrases))];

    /// <summary>Everything that the script in the page says.</summary>
    public static SortedDictionary<string, string> Script(Phrases phrases) => new(
        phrases.Keys.Where(key => key.StartsWith("emg.live.", StringComparison.Ordinal)).ToDictionary(key => key, key => phrases.Say(key), StringComparer.Ordinal),
        StringComparer.Ordinal);
}
