using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads how a screen is filmed.</summary>
internal static class ScreenCameraReader
{
    public static ScreenCamera Read(EntryReader map, Screen screen)
    {
        var text = map.Map("text");
        var camera = new ScreenCamera(
            (CameraView)CameraReader.Index(map, "view", CameraWords.Views), map.Number("distance-m"), map.Number("height-cm"), map.Number("stance-s"),
            map.TryNumber("rate"), ReadTries(map.Map("tries")), map.List("reads", read => ReadValue(read, screen)), map.List("cues", ReadCue), text.Text("place"), map.Grounds());
        text.Finish();
        if (camera.DistanceM <= 0 || camera.StanceSeconds is < 0 or > 30 || camera.LeastRate <= 0 || camera.Reads.Length == 0)
        {
            map.Report("'distance-m' must be above 0, 'stance-s' 0 to 30, 'rate' above 0, and 'reads' must name at least one value");
        }

        foreach (var id in camera.Reads.GroupBy(read => read.Id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            map.Report(map.LineOf("reads"), $"'{id}' is read twice");
        }

        map.Finish();
        return camera;
    }

    private static CameraTries ReadTries(EntryReader map)
    {
        var tries = new CameraTries(
            (TryKind)CameraReader.Index(map, "kind", CameraWords.Tries), (CameraQuantity)CameraReader.Index(map, "quantity", CameraWords.Quantities),
            map.YesNo("falls"), map.YesNo("above-stance"), map.Number("least"), map.Number("seconds"));
        if (tries.Least < 0 || tries.Seconds <= 0)
        {
            map.Report("'least' must not be below 0 and 'seconds' must be above 0");
        }

        map.Finish();
        return tries;
    }

    private static CameraRead ReadValue(EntryReader entry, Screen screen)
    {
        var measure = ReadMeasure(entry, screen);
        var text = measure is null ? entry.Map("text") : null;
        var read = new CameraRead(
            measure?.Id ?? entry.Text("id"), measure is not null, measure?.Name ?? text!.Text("name"),
            entry.Has("parts") ? entry.List("parts", ReadPart) : [ReadPartOf(entry)],
            entry.Numbers("cuts"), entry.Words("options"));
        text?.Finish();
        Check(entry, read, measure);
        entry.Finish();
        return read;
    }

    private static Measure? ReadMeasure(EntryReader entry, Screen screen)
    {
        if (entry.TryText("measure") is not { } id)
        {
            return null;
        }

        var measure = screen.TryMeasure(id);
        if (measure is null || !measure.By.Contains(ObservationSource.Camera))
        {
            entry.Report(entry.LineOf("measure"), $"the screen has no measure '{id}' that a camera may give");
        }

        return measure;
    }

    private static void Check(EntryReader entry, CameraRead read, Measure? measure)
    {
        if (!read.Cuts.Order().SequenceEqual(read.Cuts))
        {
            entry.Report(entry.LineOf("cuts"), "'cuts' must rise");
        }

        var cuts = measure?.Type switch
        {
            MeasureType.YesNo => 1,
            MeasureType.Choice or MeasureType.Choices => read.Options.Length - 1,
            _ => 0,
        };
        if (read.Cuts.Length != cuts || (measure is not null && read.Options.Except(measure.Options, StringComparer.Ordinal).Any()))
        {
            entry.Report("a yes or no has one of 'cuts', a choice one less than 'options' of the measure, a number none");
        }

        if (read.Parts.Length == 0 || (entry.Has("parts") && read.Parts.Any(part => part.Above is null || part.Points < 1)))
        {
            entry.Report(entry.LineOf("parts"), "each part of a score has 'above' and 'points'");
        }
    }

    private static CameraPart ReadPart(EntryReader entry)
    {
        var part = ReadPartOf(entry);
        entry.Finish();
        return part;
    }

    private static CameraPart ReadPartOf(EntryReader entry) => new(
        (CameraQuantity)CameraReader.Index(entry, "quantity", CameraWords.Quantities), (ReadAt)CameraReader.Index(entry, "at", CameraWords.Ats), Against(entry),
        entry.TryWhole("sign") is -1 ? -1 : 1, entry.TryNumber("above"), entry.TryWhole("points") ?? 0);

    private static ReadAgainst Against(EntryReader entry) =>
        entry.Has("against") ? (ReadAgainst)CameraReader.Index(entry, "against", CameraWords.Againsts) : ReadAgainst.Nothing;

    private static CameraCue ReadCue(EntryReader entry)
    {
        var text = entry.Map("text");
        var below = entry.TryNumber("below");
        var cue = new CameraCue(
            entry.Text("id"), (CameraQuantity)CameraReader.Index(entry, "quantity", CameraWords.Quantities), Against(entry), below is null ? 1 : -1,
            below ?? entry.Number("above"), text.Text("say"));
        text.Finish();
        entry.Finish();
        return cue;
    }
}
