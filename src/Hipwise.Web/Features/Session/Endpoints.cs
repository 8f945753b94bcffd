using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Sessions;
using Hipwise.Data;
using Hipwise.Web.Features.Own;
using Hipwise.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hipwise.Web.Features.Session;

/// <summary>What the player sends.</summary>
internal static class Endpoints
{
    private const long LargestList = 1 << 20;

    /// <summary>Events of a session: kept once, however often they are sent.</summary>
    public static void MapSessions(this WebApplication app) =>
        app.MapPut("/api/v1/sessions/{session:guid}/events", AddAsync).AddEndpointFilter(OwnPages.Check).WithMetadata(new LargestBody(LargestList));

    private static async Task<Results<Ok<EventsTaken>, ProblemHttpResult>> AddAsync(
        Guid session, HttpRequest request, DiaryStore diary, TrainingMemory memory, OwnMemory own, CancellationToken stop)
    {
        var knowledge = await own.KnowledgeAsync(stop);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        try
        {
            var events = new SessionEventReader(knowledge, mostLoad: await own.MostLoadAsync(stop)).Read(body.ToArray());
            var contents = JsonNode.Parse(body.ToArray())!.AsArray();
            var entries = events.Select((one, index) => new DiaryEntry(one.Id, session, (string)contents[index]!["kind"]!, one.At, contents[index]!.DeepClone().AsObject()));
            var added = await diary.AddAsync([.. entries], stop);
            var held = SessionPlanner.FindHold(await memory.ReadAsync(stop), knowledge);
            var ids = events.Select(one => one.Id).Distinct().ToList();
            return TypedResults.Ok(new EventsTaken([.. ids.Where(added.Contains)], [.. ids.Where(id => !added.Contains(id))], held?.AskSafety ?? false));
        }
        catch (AnswersException problem)
        {
            var errors = problem.Problems.GroupBy(one => one.Path, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.Select(one => one.Message).ToArray(), StringComparer.Ordinal);
            return TypedResults.Problem(new HttpValidationProblemDetails(errors) { Status = StatusCodes.Status422UnprocessableEntity });
        }
    }

    /// <summary>What became of the events sent.</summary>
    /// <param name="Accepted">Ids that are new.</param>
    /// <param name="Known">Ids that were there already.</param>
    /// <param name="AskSafety">True when the safety questions come before the next session.</param>
    internal sealed record EventsTaken(Guid[] Accepted, Guid[] Known, bool AskSafety);
}
