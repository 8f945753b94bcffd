using Hipwise.Body.Model;
using Hipwise.Care.Movements;
using Hipwise.Knowledge;
using Hipwise.Web.Features.Body;
using Hipwise.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hipwise.Web.Features.Simulate;

/// <summary>Trials on the body model for the page and for programs. What is sent is about a person: it comes in the body of the request, and is neither kept
/// nor logged.</summary>
internal static class Endpoints
{
    /// <summary>Where trials are asked for.</summary>
    public const string Path = $"{BodyAddress.Start}/trials";

    private const long LargestTrial = 4 << 10;

    /// <summary>Adds them.</summary>
    public static void MapSimulate(this WebApplication app) =>
        app.MapPost(Path, TryAsync).AddEndpointFilter(OwnPages.Check).WithMetadata(new LargestBody(LargestTrial));

    private static async Task<Results<Ok<Told>, ProblemHttpResult>> TryAsync(
        Dictionary<string, string> fields, MotionMemory motions, BodyStage stage, KnowledgeBase knowledge, CancellationToken stop)
    {
        try
        {
            return TypedResults.Ok(await WhatIf.Read(fields.GetValueOrDefault, knowledge).TellAsync(motions, stage, knowledge, stop));
        }
        catch (Exception problem) when (problem is SimulationRequestException or ModelException)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: problem.Message);
        }
    }
}
