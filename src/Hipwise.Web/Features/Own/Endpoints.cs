using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Data;
using Hipwise.Knowledge;
using Hipwise.Web.Features.Sitting;
using Hipwise.Web.Hosting;

namespace Hipwise.Web.Features.Own;

/// <summary>Own exercises and limits for programs, in the words of an answers file.</summary>
internal static class Endpoints
{
    /// <summary>Adds them.</summary>
    public static void MapOwn(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1/own").AddEndpointFilter(CheckChange);
        api.MapGet("", ShowAsync);
        api.MapPut("/exercises/{id}", PutExerciseAsync);
        api.MapDelete("/exercises/{id}", RemoveExerciseAsync);
        api.MapPut("/limits/{id}", PutLimitAsync);
        api.MapDelete("/limits/{id}", RemoveLimitAsync);
    }

    private static ValueTask<object?> CheckChange(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        HttpMethods.IsGet(context.HttpContext.Request.Method) ? next(context) : OwnPages.Check(context, next);

    private static async Task<IResult> ShowAsync(OwnMemory memory, CancellationToken stop)
    {
        var shelf = await memory.ReadAsync(stop);
        return Results.Json(new JsonObject
        {
            ["own"] = new JsonArray([.. shelf.Exercises.Select(OwnPart.Write)]), ["limits"] = new JsonArray([.. shelf.Limits.Select(OwnPart.Write)]),
        });
    }

    private static Task<IResult> PutExerciseAsync(string id, JsonObject body, OwnDesk desk, CancellationToken stop) => TryAsync(async () =>
    {
        body["id"] = id;
        await desk.SaveExerciseAsync(body, stop);
    });

    private static Task<IResult> PutLimitAsync(string id, JsonObject body, OwnDesk desk, CancellationToken stop) => TryAsync(async () =>
    {
        body["id"] = id;
        await desk.SaveLimitAsync(body, stop);
    });

    private static async Task<IResult> RemoveExerciseAsync(string id, OwnDesk desk, CancellationToken stop) =>
        await desk.MarkRemovedAsync(id, removed: true, stop) ? Results.NoContent() : Results.NotFound();

    private static async Task<IResult> RemoveLimitAsync(string id, OwnDesk desk, CancellationToken stop)
    {
        await desk.RemoveLimitAsync(id, stop);
        return Results.NoContent();
    }

    private static async Task<IResult> TryAsync(Func<Task> save)
    {
        try
        {
            await save();
            return Results.NoContent();
        }
        catch (AnswersException problem)
        {
            var errors = problem.Problems.GroupBy(one => one.Path, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.Select(one => one.Message).ToArray(), StringComparer.Ordinal);
            return Results.Problem(new HttpValidationProblemDetails(errors) { Status = StatusCodes.Status422UnprocessableEntity });
        }
    }
}
