using Hipwise.Knowledge;
using Hipwise.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hipwise.Web.Features.Body;

/// <summary>The body model for drawings and programs.</summary>
internal static class Endpoints
{
    private const long LargestPosture = 4 << 10;

    /// <summary>Adds them.</summary>
    public static void MapBody(this WebApplication app)
    {
        var api = app.MapGroup(BodyAddress.Start);
        api.MapGet("", Geometry);
        api.MapGet("/movements/{id}", MoveAsync);
        api.MapPost("/posture", Pose).AddEndpointFilter(OwnPages.Check).WithMetadata(new LargestBody(LargestPosture));
    }

    private static Ok<BodyGeometry> Geometry(BodyStage stage, KnowledgeBase knowledge, HttpResponse response, string? v = null)
    {
        if (v == knowledge.Version)
        {
            response.Headers.CacheControl = SecurityHeaders.Kept;
        }

        return TypedResults.Ok(stage.Geometry);
    }

    private static async Task<Results<Ok<SceneMotion>, NotFound>> MoveAsync(string id, MotionMemory motions, CancellationToken stop, string? way = null) =>
        await motions.FindAsync(id, way, stop) is { } motion ? TypedResults.Ok(motion) : TypedResults.NotFound();

    private static Results<Ok<Posture>, ProblemHttpResult> Pose(Dictionary<string, double> angles, BodyStage stage, KnowledgeBase knowledge)
    {
        var errors = angles.Where(angle => !double.IsFinite(angle.Value) || !knowledge.Atlas.Sliders.Any(slider =>
                slider.Id == angle.Key && angle.Value >= slider.Least && angle.Value <= slider.Most))
            .ToDictionary(angle => angle.Key, _ => (string[])["There is no such slider, or it does not go that far."], StringComparer.Ordinal);
        return errors.Count == 0
            ? TypedResults.Ok(stage.Pose(angles))
            : TypedResults.Problem(new HttpValidationProblemDetails(errors) { Status = StatusCodes.Status422UnprocessableEntity });
    }
}
