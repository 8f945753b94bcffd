using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads conditions: <c>observed</c>, <c>any-of</c>, <c>found</c>, <c>told</c>, <c>lift</c>, <c>pain</c>, <c>tingling</c>.</summary>
internal static class ConditionReader
{
    /// <summary>Reads a condition that is an item of its own.</summary>
    public static Condition Read(EntryReader entry)
    {
        var condition = ReadFrom(entry);
        entry.Finish();
        return condition;
    }

    /// <summary>Reads a condition whose keys stand among others.</summary>
    public static Condition ReadFrom(EntryReader entry)
    {
        if (entry.Has("found"))
        {
            return new Found(entry.IdOf("found", Kind.Finding));
        }

        if (entry.Has("told"))
        {
            return ReadTold(entry);
        }

        if (entry.Has("lift"))
        {
            return new Lifted(entry.OneOf("lift", Vocabulary.Lifts), entry.Number("at-least-body-masses"));
        }

        if (entry.Has("pain"))
        {
            return new PainAt(entry.IdOf("pain", Kind.Place));
        }

        if (entry.Has("tingling"))
        {
            entry.OneOf("tingling", ["any"]);
            return new TinglingInScreen();
        }

        return ReadObserved(entry);
    }

    private static Told ReadTold(EntryReader entry)
    {
        var key = entry.OneOf("told", Vocabulary.ToldKeys);
        var values = entry.Words("is");
        foreach (var value in values)
        {
            entry.MentionId(Kind.Told, $"{key}: {value}", "is");
        }

        if (values.Length == 0)
        {
            entry.Report("'is' is missing; name the answer that counts");
        }

        return new Told(key, values);
    }

    private static Observed ReadObserved(EntryReader entry)
    {
        var key = entry.Has("any-of") ? "any-of" : "observed";
        var measures = entry.Words(key).Select(text => ReadMeasure(entry, text, key)).ToImmutableArray();
        var condition = new Observed(measures, entry.Words("is"), entry.TryNumber("at-least"), entry.TryNumber("at-most"));
        if (measures.Length == 0)
        {
            entry.Report("a condition is missing; use observed, any-of, found, told, lift, pain or tingling");
        }

        if (condition is { Values.Length: 0, AtLeast: null, AtMost: null })
        {
            entry.Report("say what is met: 'is', 'at-least' or 'at-most'");
        }

        return condition;
    }

    /// <summary>A mention of one measure, as <c>screen/measure</c>.</summary>
    public static MeasureId ReadMeasure(EntryReader entry, string text, string key)
    {
        if (MeasureId.TryParse(text) is not { } id)
        {
            entry.Report(entry.LineOf(key), $"'{text}' must be written screen/measure");
            return default;
        }

        entry.MentionId(Kind.Measure, id.ToString(), key);
        return id;
    }
}
