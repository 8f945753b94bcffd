using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Signals;

namespace Hipwise.Web.Features.Emg;

/// <summary>What a person sent: a recording, perhaps others of strongest contractions, and what they say of its channels.</summary>
/// <param name="File">The recording; null when none was chosen.</param>
/// <param name="Strongest">Recordings of strongest contractions.</param>
/// <param name="MapFile">A map that was saved earlier; null without one.</param>
/// <param name="Channels">What the form says of each channel; empty before it was asked.</param>
/// <param name="Rate">Samples a second of a table that does not say, as it was typed.</param>
/// <param name="Job">By what the page asks how far it is; null when it does not.</param>
internal sealed record RecordingPost(
    IFormFile? File, ImmutableArray<IFormFile> Strongest, IFormFile? MapFile, ImmutableArray<EmgMapEntry> Channels, string Rate, Guid? Job)
{
    /// <summary>Value of the choice that leaves a channel out.</summary>
    public const string Skip = "skip";

    /// <summary>Value of the choice that a channel lies on no side.</summary>
    public const string NoSide = "none";

    private const int MostChannels = 64;
    private const int MostStrongest = 8;

    /// <summary>Name of a field of a channel's row.</summary>
    /// <param name="channel">Its place, from 0.</param>
    /// <param name="field">Which of its fields.</param>
    public static string FieldOf(int channel, string field) => string.Create(CultureInfo.InvariantCulture, $"channels[{channel}].{field}");

    /// <summary>Reads a form.</summary>
    /// <param name="form">As it was sent.</param>
    public static RecordingPost Read(IFormCollection form)
    {
        IFormFile[] Files(string name) => [.. form.Files.GetFiles(name).Where(file => file.Length > 0)];
        return new(
            Files("recording").FirstOrDefault(), [.. Files("strongest").Take(MostStrongest)], Files("map").FirstOrDefault(),
            [.. Enumerable.Range(0, MostChannels).Where(i => form.ContainsKey(FieldOf(i, "label"))).Select(i => ReadChannel(form, i))],
            form["rate"].ToString().Trim(), Guid.TryParseExact(form["job"], "N", out var job) ? job : null);
    }

    /// <summary>What is said, as a map: rows of the form, else the map that was sent.</summary>
    /// <param name="knowledge">Which muscles there are.</param>
    /// <exception cref="KnowledgeException">The map cannot be read.</exception>
    public async Task<EmgMap> MapAsync(KnowledgeBase knowledge)
    {
        var map = EmgMap.Empty;
        if (MapFile is not null)
        {
            using var bytes = new MemoryStream();
            await MapFile.CopyToAsync(bytes);
            map = EmgMap.Read(bytes.ToArray(), Path.GetFileName(MapFile.FileName), knowledge);
        }

        var said = Channels.Where(one => one.Muscle is not { } muscle || knowledge.Muscles.ContainsKey(muscle) || knowledge.EmgLabels.Others.ContainsKey(muscle));
        map = Channels.IsEmpty ? map : map with { Channels = [.. said], Unit = null };
        return map with { Rate = double.TryParse(Rate.Replace(',', '.'), CultureInfo.InvariantCulture, out var rate) && rate is > 0 and < 1e7 ? rate : map.Rate };
    }

    private static EmgMapEntry ReadChannel(IFormCollection form, int i)
    {
        var (muscle, side, unit) = (form[FieldOf(i, "muscle")].ToString(), form[FieldOf(i, "side")].ToString(), form[FieldOf(i, "unit")].ToString());
        return new(
            form[FieldOf(i, "label")].ToString(), muscle is "" or Skip ? null : muscle, side switch { "left" => Side.Left, "right" => Side.Right, _ => null },
            side.Length > 0, SignalUnit.Parse(unit) is { Kind: SignalKind.Voltage or SignalKind.Count } known ? known : null, muscle == Skip, 0);
    }
}
