using System.Net.WebSockets;
using Hipwise.Formats;
using Hipwise.Formats.SignalText;
using Hipwise.Knowledge;
using Hipwise.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hipwise.Web.Features.Emg;

/// <summary>Where samples come in while they are recorded, and recordings that are replayed. They are looked at and forgotten.</summary>
internal static class LiveEndpoints
{
    /// <summary>Where samples go.</summary>
    public const string Live = "/api/v1/emg/live";

    /// <summary>Where a recording goes that is to be replayed.</summary>
    public const string Replay = "/api/v1/emg/replay";

    /// <summary>Most bytes of such a recording.</summary>
    public const long LargestRecording = 64 << 20;

    private const int MostConnections = 8;
    private const int MostReadings = 2;

    private static readonly string[] SocketMethods = [HttpMethods.Get, HttpMethods.Connect];

    /// <summary>Adds them.</summary>
    public static void MapLiveEmg(this WebApplication app)
    {
        var (places, readings) = (new SemaphoreSlim(MostConnections), new SemaphoreSlim(MostReadings));
        app.MapMethods(Live, SocketMethods, (HttpContext http, KnowledgeBase knowledge, TimeProvider clock, IHostApplicationLifetime life) =>
            ListenAsync(http, new LiveTalk(knowledge, clock), places, life.ApplicationStopping)).AddEndpointFilter(OwnPages.CheckSocket);
        app.MapPost(Replay, (HttpRequest request, KnowledgeBase knowledge, CancellationToken stop, double? rate = null) => ReadAsync(request, rate, knowledge, readings, stop))
            .AddEndpointFilter(OwnPages.CheckBytes).WithMetadata(new LargestBody(LargestRecording));
    }

    private static async Task<IResult> ListenAsync(HttpContext http, LiveTalk talk, SemaphoreSlim places, CancellationToken ending)
    {
        if (!await places.WaitAsync(0, http.RequestAborted))
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "Too many look on at once; try again in a moment.");
        }

        try
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, ending);
            await new LiveSocket(socket, talk).RunAsync(stop.Token);
            return TypedResults.Empty;
        }
        finally
        {
            places.Release();
        }
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReadAsync(
        HttpRequest request, double? rate, KnowledgeBase knowledge, SemaphoreSlim readings, CancellationToken stop)
    {
        await readings.WaitAsync(stop);
        try
        {
            using var sent = await SentFile.KeepAsync(request.Body.CopyToAsync, "", "", stop);
            using var source = RecordingSource.Open(sent.Path, new SignalTextOptions { Rate = rate > 0 && rate <= knowledge.Emg.Rules.Live.MostRate ? rate : null });
            return LiveRecording.Read(source, knowledge, stop) is { } recording
                ? TypedResults.File(recording.Pack(), "application/octet-stream")
                : Refuse(knowledge.Phrases.Say("emg.live.file-slow", ("rate", $"{knowledge.Emg.Rules.Quality.LeastRate:0}")));
        }
        catch (BadFileException problem)
        {
            return Refuse(Tell(problem, knowledge.Phrases));
        }
        finally
        {
            readings.Release();
        }
    }

    // The place where the file lay for a moment is nobody's business.
    private static string Tell(BadFileException problem, Phrases phrases) => problem.InnerException is IOException ? phrases.Say("emg.live.file-bad")
        : problem.Line > 0 ? phrases.Say("emg.live.file-line", ("line", $"{problem.Line}"), ("problem", problem.Problem))
        : problem.Problem;

    private static ProblemHttpResult Refuse(string title) => TypedResults.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: title);
}
