using Hipwise.Cli.Commands.Body;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Electrodes;
using Hipwise.Motion.Electrodes.Screens;
using Hipwise.Signals;
using Hipwise.Signals.Emg;

namespace Hipwise.Cli.Pages;

/// <summary>What a recording of muscles' activity shows, in words.</summary>
internal sealed class EmgPage(EmgReading reading, EmgTrial? trial, KnowledgeBase knowledge, Page page)
{
    private const int MostBursts = 12;
    private const int MostPairs = 12;

    private readonly EmgWords words = new(reading, knowledge);
    private readonly Phrases say = knowledge.Phrases;

    public void Write()
    {
        page.Heading(say.Say("emg.title"));
        page.Text(Tell.Plain(words.Whole()));
        reading.Result.Channels.ToList().ForEach(WriteChannel);
        List("emg.order", reading.Result.Channels.Length < 2 ? [] : reading.Result.Orders.IsEmpty ? [say.Say("emg.order-none")]
            : [.. reading.Result.Orders.Take(MostPairs).Select(words.Order), .. MorePairs(), say.Say("emg.order-note")]);
        List("emg.sides", [.. reading.Result.Sides.Select(words.Sides)]);
        List("emg.together", [.. reading.Result.CoActivations.Where(both => both.Overlap > 0).OrderByDescending(both => both.Overlap).Take(MostPairs).Select(words.Together)]);
        List("emg.asked", Asked());
        WriteTrial();
        page.Title(say.Say("emg.reading"));
        foreach (var note in (string[])[say.Say("emg.notes.envelope"), say.Say("emg.notes.amounts"), say.Say("emg.notes.nothing")])
        {
            page.Text(note, 4);
        }
    }

    private void WriteChannel(EmgChannel channel)
    {
        page.Title(Tell.Plain($"{words.NameOf(channel.Placement.Channel)} ({words.Verdict(channel.Quality)})"));
        foreach (var problem in channel.Quality.Problems)
        {
            var (says, mend) = words.Problem(problem);
            page.Item($"{says} {mend}");
        }

        page.Text(words.Activity(channel), 4);
        foreach (var sentence in new[] { words.Amount(channel), words.Rest(channel), words.Fatigue(channel) }.OfType<string>())
        {
            page.Text(Tell.Plain(sentence), 4);
        }

        foreach (var burst in channel.Bursts.Take(MostBursts))
        {
            page.Item($"{EmgWords.Time(burst.Onset)} – {EmgWords.Time(burst.Offset)}", 6);
        }

        if (channel.Bursts.Length > MostBursts)
        {
            page.Item(say.Say("emg.more", ("count", $"{channel.Bursts.Length - MostBursts}")), 6);
        }
    }

    private void WriteTrial()
    {
        if (trial is null)
        {
            return;
        }

        page.Title(say.Say("emg.screen.title", ("screen", knowledge.Screens[trial.Screen].Words.Name)));
        foreach (var part in trial.Parts)
        {
            page.Text(say.Say("emg.screen.side", ("side", part.Side.Word())), 4);
            part.Measures.ToList().ForEach(measured => page.Item(Tell.Plain(EmgTrialWords.Line(measured, say)), 6));
        }
    }

    private IEnumerable<string> MorePairs() =>
        reading.Result.Orders.Length > MostPairs ? [say.Say("emg.more-pairs", ("count", $"{reading.Result.Orders.Length - MostPairs}"))] : [];

    private List<string> Asked()
    {
        var unknown = reading.Sheet.Electrodes.Where(one => one.IsRead && one.Unit.Kind == SignalKind.Unknown).Select(one => one.Channel.Label).ToList();
        return
        [
            .. reading.Sheet.Electrodes.Where(one => one.Use == ElectrodeUse.Asked).Select(one => one.Choices.IsEmpty
                ? say.Say("emg.ask.muscle", ("channel", one.Channel.Label))
                : say.Say("emg.ask.which", ("channel", one.Channel.Label), ("choices", string.Join(", ", one.Choices)))),
            .. unknown.Count > 0 ? [say.Say("emg.unit-note", ("channels", string.Join(", ", unknown)))] : Array.Empty<string>(),
        ];
    }

    private void List(string title, List<string> sentences)
    {
        if (sentences.Count > 0)
        {
            page.Title(say.Say(title));
            sentences.ForEach(sentence => page.Item(Tell.Plain(sentence)));
        }
    }
}
