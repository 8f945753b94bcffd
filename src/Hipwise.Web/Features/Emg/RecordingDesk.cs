using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hipwise.Formats;
using Hipwise.Knowledge;
using Hipwise.Motion.Electrodes;
using Hipwise.Signals;

namespace Hipwise.Web.Features.Emg;

/// <summary>Reads recordings that are sent, one after the other. A file lies on disk while it is read, for its owner alone, and is gone afterwards.</summary>
/// <param name="knowledge">By which figures.</param>
internal sealed class RecordingDesk(KnowledgeBase knowledge) : IDisposable
{
    // While a channel is read, its samples take some hundred bytes each.
    private const long MostSamples = 24_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Endings = [".c3d", ".edf", ".bdf", ".csv", ".tsv", ".txt", ".anc"];

    private readonly SemaphoreSlim place = new(1);
    private readonly ConcurrentDictionary<Guid, double> jobs = new();

    /// <summary>How far a reading is, 0 to 1; null when there is none of that id.</summary>
    public double? ProgressOf(Guid job) => jobs.TryGetValue(job, out var done) ? done : null;

    /// <summary>Reads what was sent.</summary>
    /// <param name="post">As it was sent.</param>
    /// <param name="stop">The person left or stopped it.</param>
    public async Task<RecordingView> ReadAsync(RecordingPost post, CancellationToken stop)
    {
        if (post.File is null)
        {
            return RecordingView.Failed("", Say("emg.page.choose"));
        }

        var name = Path.GetFileName(post.File.FileName);
        if (!await place.WaitAsync(Patience, stop))
        {
            return RecordingView.Failed(name, Say("emg.page.busy"));
        }

        try
        {
            return await ReadFilesAsync(post.File, post, stop);
        }
        catch (KnowledgeException problem)
        {
            return RecordingView.Failed(name, string.Join(" ", problem.Problems.Select(one => one.ToString())));
        }
        finally
        {
            if (post.Job is { } job)
            {
                jobs.TryRemove(job, out _);
            }

            place.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => place.Dispose();

    private async Task<RecordingView> ReadFilesAsync(IFormFile file, RecordingPost post, CancellationToken stop)
    {
        var map = await post.MapAsync(knowledge);
        using var recording = await SentFile.KeepAsync(file, EndingOf(file.FileName), stop);
        var strongest = new List<SentFile>();
        try
        {
            foreach (var other in post.Strongest)
            {
                strongest.Add(await SentFile.KeepAsync(other, EndingOf(other.FileName), stop));
            }

            var progress = new Told(done => _ = post.Job is { } job ? jobs[job] = done : 0);
            return await Task.Run(() => Read(recording, strongest, map, progress, stop), stop);
        }
        finally
        {
            strongest.ForEach(one => one.Dispose());
        }
    }

    private RecordingView Read(SentFile sent, List<SentFile> references, EmgMap map, IProgress<double> progress, CancellationToken stop)
    {
        ElectrodeSheet? sheet = null;
        ImmutableArray<string> warnings = [];
        var strongest = new List<StrongestRecording>();
        RecordingView Fail(string problem) => new(sent.Name, sheet, null, problem, warnings);
        try
        {
            using var source = RecordingSource.Open(sent.Path, new() { Rate = map.Rate });
            warnings = [.. source.Warnings.Select(warning => sent.Renamed(warning.ToString()))];
            var known = map with { Channels = [.. map.Channels.Where(entry => source.Channels.Any(channel => channel.Label == entry.Channel))] };
            sheet = ElectrodeSheet.Of(source.Channels, known, knowledge);
            if (Hindrance(sheet, "emg.page.no-channel") is { } hindrance)
            {
                return Fail(hindrance);
            }

            references.ForEach(reference => strongest.Add(OpenStrongest(reference, map)));
            return new(sent.Name, sheet, EmgReading.Of(sent.Name, source, sheet, [.. strongest], knowledge, progress, stop), null, warnings);
        }
        catch (BadFileException problem)
        {
            return Fail(references.Prepend(sent).Aggregate(problem.Message, (text, file) => file.Renamed(text)));
        }
        catch (StrongestException problem)
        {
            return Fail(problem.Message);
        }
        finally
        {
            strongest.ForEach(one => one.Source.Dispose());
        }
    }

    private StrongestRecording OpenStrongest(SentFile sent, EmgMap map)
    {
        var source = RecordingSource.Open(sent.Path, new() { Rate = map.Rate });
        var sheet = ElectrodeSheet.Of(source.Channels, map, knowledge);
        if (Hindrance(sheet, "emg.page.no-strongest") is not { } hindrance)
        {
            return new(sent.Name, source, sheet);
        }

        source.Dispose();
        throw new BadFileException(sent.Path, 0, "", hindrance);
    }

    private string? Hindrance(ElectrodeSheet sheet, string none)
    {
        var read = sheet.Electrodes.Where(one => one.IsRead).ToList();
        return read.Count == 0 ? Say(none) : read.Exists(one => one.Channel.Count > MostSamples) ? Say("emg.page.too-long") : null;
    }

    // What the first bytes do not tell, the ending does; any other ending is taken as text.
    private static string EndingOf(string name) => Endings.FirstOrDefault(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ?? ".txt";

    private string Say(string key) => knowledge.Phrases.Say(key);

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
