using System.Globalization;
using System.Net.WebSockets;
using Hipwise.Core;
using Hipwise.Data;
using Hipwise.Formats;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Motion.Screens;
using Hipwise.Web.Features.Body;
using Hipwise.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hipwise.Web.Features.Camera;

/// <summary>Where landmarks come in. They are read and forgotten; only a person keeps what was read, by a form.</summary>
internal static class Endpoints
{
    // A film of two minutes at thirty pictures a second comes to four megabytes.
    private const long LargestFilm = 16 << 20;
    private const int MostConnections = 8;

    private static readonly string[] SocketMethods = [HttpMethods.Get, HttpMethods.Connect];

    /// <summary>Where takes go while they are filmed.</summary>
    public static string Live(string screen, string part) => $"/api/v1/camera/{screen}/{part}/live";

    /// <summary>Where landmarks go so that the body model follows them.</summary>
    public static string Follow(string screen, string part) => $"/api/v1/camera/{screen}/{part}/follow";

    /// <summary>Where the landmarks of a film go.</summary>
    public static string Film(string screen, string part) => $"/api/v1/camera/{screen}/{part}/film";

    /// <summary>Adds them.</summary>
    public static void MapCamera(this WebApplication app)
    {
        var (places, followed) = (new SemaphoreSlim(MostConnections), new SemaphoreSlim(MostConnections));
        var api = app.MapGroup("/api/v1/camera/{screen}/{part}");
        api.MapMethods("/live", SocketMethods, (string screen, string part, HttpContext http, KnowledgeBase knowledge, IHostApplicationLifetime life) =>
            ListenAsync(screen, part, http, knowledge, places, (socket, filmed, side, stop) => new TakeSocket(socket, knowledge, filmed, side).RunAsync(stop),
                life.ApplicationStopping)).AddEndpointFilter(OwnPages.CheckSocket);
        api.MapMethods("/follow", SocketMethods, (string screen, string part, HttpContext http, KnowledgeBase knowledge, BodyStage stage, IHostApplicationLifetime life) =>
            ListenAsync(screen, part, http, knowledge, followed, (socket, filmed, side, stop) => new FollowSocket(socket, knowledge, stage, filmed, side).RunAsync(stop),
                life.ApplicationStopping)).AddEndpointFilter(OwnPages.CheckSocket);
        app.MapGet("/api/v1/camera/films/{trial:guid}/{part}/{number:int}", DownloadAsync);
        api.MapPost("/film", ReadAsync).AddEndpointFilter(OwnPages.CheckBytes).WithMetadata(new LargestBody(LargestFilm));
    }

    private static async Task<IResult> ListenAsync(
        string screen, string part, HttpContext http, KnowledgeBase knowledge, SemaphoreSlim places,
        Func<WebSocket, Screen, Side?, CancellationToken, Task> run, CancellationToken ending)
    {
        if (Find(screen, part, knowledge) is not var (filmed, side))
        {
            return TypedResults.NotFound();
        }

        if (!await places.WaitAsync(0, http.RequestAborted))
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "Too many are filmed at once; try again in a moment.");
        }

        try
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, ending);
            await run(socket, filmed, side, stop.Token);
            return TypedResults.Empty;
        }
        finally
        {
            places.Release();
        }
    }

    private static async Task<Results<Ok<CameraResult>, NotFound, ProblemHttpResult>> ReadAsync(
        string screen, string part, HttpRequest request, KnowledgeBase knowledge, CancellationToken stop)
    {
        if (Find(screen, part, knowledge) is not var (filmed, side))
        {
            return TypedResults.NotFound();
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        body.Position = 0;
        try
        {
            return TypedResults.Ok(CameraResult.Of(ScreenAnalysis.Run(knowledge, filmed, side, LandmarkBlocks.Read(body)), filmed, part, knowledge));
        }
        catch (BadFileException problem)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: problem.Message);
        }
    }

    /// <summary>Where the points of a kept take can be fetched.</summary>
    public static string Points(KeptFilm film) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/camera/films/{film.Trial:D}/{film.Part}/{film.Number}");

    private static async Task<Results<FileContentHttpResult, NotFound>> DownloadAsync(Guid trial, string part, int number, FilmStore films, CancellationToken stop)
    {
        if (await films.FindAsync(trial, part, number, stop) is not var (screen, points))
        {
            return TypedResults.NotFound();
        }

        try
        {
            using var json = new MemoryStream();
            LandmarkWriter.Write(FilmFile.Unpack(points), json);
            return TypedResults.File(json.ToArray(), "application/json", string.Create(CultureInfo.InvariantCulture, $"hipwise-{screen}-{part}-{number}.json"));
        }
        catch (BadFileException)
        {
            // Brought in by an import, and no film.
            return TypedResults.NotFound();
        }
    }

    private static (Screen Screen, Side? Side)? Find(string screen, string part, KnowledgeBase knowledge) =>
        knowledge.Screens.TryGetValue(screen, out var found) && found.Camera is not null ? (found.PerSide, part) switch
        {
            (true, "left") => (found, Side.Left),
            (true, "right") => (found, Side.Right),
            (false, "whole") => (found, null),
            _ => null,
        }
        : null;
}
