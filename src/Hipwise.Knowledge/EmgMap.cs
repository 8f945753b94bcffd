using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge.Loading;
using Hipwise.Knowledge.Yaml;
using Hipwise.Signals;

namespace Hipwise.Knowledge;

/// <summary>What a person says of the channels of a recording, over what their names mean.</summary>
/// <param name="Channels">By the channels' names.</param>
/// <param name="Rate">Samples a second of a table without times; null where it says so itself.</param>
/// <param name="Unit">Of channels whose unit is not known; null leaves it so.</param>
public sealed record EmgMap(ImmutableArray<EmgMapEntry> Channels, double? Rate, SignalUnit? Unit)
{
    private static readonly string[] SideWords = ["left", "right", "none"];

    /// <summary>Says nothing.</summary>
    public static EmgMap Empty { get; } = new([], null, null);

    /// <summary>Reads a map: <c>channels</c>, each with <c>channel</c> and <c>muscle</c>, <c>side</c>, <c>unit</c> or <c>skip: yes</c>; <c>rate</c>, <c>unit</c>.</summary>
    /// <param name="yaml">The file.</param>
    /// <param name="file">What messages call it.</param>
    /// <param name="knowledge">Which muscles there are.</param>
    /// <exception cref="KnowledgeException">All that is wrong with it, by line.</exception>
    public static EmgMap Read(ReadOnlySpan<byte> yaml, string file, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        var context = new LoadContext();
        try
        {
            var reader = new EntryReader(file, YamlFile.Parse(yaml), context);
            var map = new EmgMap(reader.List("channels", entry => ReadEntry(entry, knowledge)), Positive(reader, "rate"), UnitOf(reader));
            foreach (var twice in map.Channels.GroupBy(one => one.Channel, StringComparer.Ordinal).Where(group => group.Count() > 1))
            {
                reader.Report(twice.Last().Line, $"the channel '{twice.Key}' stands here twice");
            }

            reader.Finish();
            return context.Problems.Count == 0 ? map : throw new KnowledgeException([.. context.Problems.OrderBy(problem => problem.Line)]);
        }
        catch (YamlFileException problem)
        {
            throw new KnowledgeException([new(file, problem.Line, problem.Message)]);
        }
    }

    private static EmgMapEntry ReadEntry(EntryReader entry, KnowledgeBase knowledge)
    {
        var muscle = entry.TryText("muscle");
        if (muscle is not null && !knowledge.Muscles.ContainsKey(muscle) && !knowledge.EmgLabels.Others.ContainsKey(muscle))
        {
            var near = Spelling.Nearest(muscle, knowledge.Muscles.Keys.Concat(knowledge.EmgLabels.Others.Keys));
            entry.Report(entry.LineOf("muscle"), $"no muscle is called '{muscle}'{(near is null ? "; 'hipwise knowledge list muscles' names them" : $"; did you mean '{near}'?")}");
        }

        var side = entry.TryOneOf("side", SideWords);
        var read = new EmgMapEntry(
            entry.Text("channel"), muscle, side switch { "left" => Side.Left, "right" => Side.Right, _ => null }, side is not null, UnitOf(entry), entry.YesNo("skip"), entry.Line);
        entry.Finish();
        return read;
    }

    private static SignalUnit? UnitOf(EntryReader entry)
    {
        var unit = entry.TryText("unit") is { } text ? SignalUnit.Parse(text) : null;
        if (unit is { Kind: SignalKind.Unknown })
        {
            entry.Report(entry.LineOf("unit"), $"the unit '{unit.Text}' is not known; write V, mV, uV or counts");
        }

        return unit;
    }

    private static double? Positive(EntryReader entry, string key)
    {
        var value = entry.TryNumber(key);
        if (value <= 0)
        {
            entry.Report(entry.LineOf(key), $"'{key}' must be above 0");
        }

        return value;
    }
}

/// <summary>What a person says of one channel.</summary>
/// <param name="Channel">Its name as the recording has it.</param>
/// <param name="Muscle">Id of the muscle; null leaves what the name means.</param>
/// <param name="Side">Of the body.</param>
/// <param name="SaysSide">False leaves the side that the name means; true with a null side: none.</param>
/// <param name="Unit">What its numbers are, over what the file says; null leaves that.</param>
/// <param name="Skip">It is not looked at.</param>
/// <param name="Line">Where this stands in the map, from 1.</param>
public sealed record EmgMapEntry(string Channel, string? Muscle, Side? Side, bool SaysSide, SignalUnit? Unit, bool Skip, int Line);
