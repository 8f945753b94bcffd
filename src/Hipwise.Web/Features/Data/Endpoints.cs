using System.Globalization;
using Hipwise.Care.Exchange;
using Hipwise.Data;
using Hipwise.Knowledge;
using Hipwise.Web.Features.Progress;

namespace Hipwise.Web.Features.Data;

/// <summary>Files a person takes away.</summary>
internal static class Endpoints
{
    /// <summary>Everything as one file, in our own format and in that of health records.</summary>
    public static void MapDataFiles(this WebApplication app)
    {
        app.MapGet("/data/export", async (CheckupStore store, TimeProvider clock, CancellationToken stop) =>
            Results.File(await store.ExportAsync(stop), "application/json", NameOf("", clock)));
        app.MapGet("/data/fhir", WriteFhirAsync);
    }

    // The first check-up stands for the person: it is made by chance and stays the same after export and import.
    private static async Task<IResult> WriteFhirAsync(CheckupStore store, ProgressMemory memory, TimeProvider clock, KnowledgeBase knowledge, CancellationToken stop)
    {
        var first = await store.FindAsync(1, stop);
        var bundle = FhirBundle.Write(await memory.ReadAsync(stop), first?.Id ?? Guid.Empty, clock.GetUtcNow(), knowledge);
        return Results.File(bundle, "application/fhir+json", NameOf("fhir-", clock));
    }

    private static string NameOf(string kind, TimeProvider clock) => string.Create(CultureInfo.InvariantCulture, $"hipwise-{kind}{clock.GetLocalNow():yyyy-MM-dd}.json");
}
