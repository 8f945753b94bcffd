using System.Globalization;
using System.Net.Mime;
using System.Text;
using Hipwise.Knowledge;
using Hipwise.Motion.Electrodes;
using Hipwise.Motion.Electrodes.Report;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hipwise.Web.Features.Emg;

/// <summary>What a recording's form asks for besides its page: how far it is, and files of what was read. Nothing is kept between requests.</summary>
internal static class RecordingEndpoints
{
    /// <summary>Where a file of what was read comes from, for the same form.</summary>
    /// <param name="kind">Which file.</param>
    public static string Save(SavedKind kind) => $"/api/v1/emg/save/{kind.ToString().ToLowerInvariant()}";

    /// <summary>Where how far a reading is can be asked, without its id.</summary>
    public const string Progress = "/api/v1/emg/progress/";

    /// <summary>Adds them.</summary>
    public static void MapRecordings(this WebApplication app)
    {
        app.MapGet(Progress + "{job:guid}", Results<Ok<double>, NoContent> (Guid job, RecordingDesk desk) =>
            desk.ProgressOf(job) is { } done ? TypedResults.Ok(done) : TypedResults.NoContent());
        foreach (var kind in Enum.GetValues<SavedKind>())
        {
            app.MapPost(Save(kind), (IFormCollection form, RecordingDesk desk, KnowledgeBase knowledge, CancellationToken stop) => SaveAsync(kind, form, desk, knowledge, stop));
        }
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> SaveAsync(
        SavedKind kind, IFormCollection form, RecordingDesk desk, KnowledgeBase knowledge, CancellationToken stop)
    {
        var view = await desk.ReadAsync(RecordingPost.Read(form), stop);
        if (kind == SavedKind.Map ? view.Sheet is null : view.Reading is null)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: view.Problem);
        }

        var (bytes, type, ending) = kind switch
        {
            SavedKind.Report => (EmgReport.Write(view.Reading!, knowledge), MediaTypeNames.Text.Html, "html"),
            SavedKind.Json => (EmgJson.Write(view.Reading!), MediaTypeNames.Application.Json, "json"),
            SavedKind.Csv => (Csv(view.Reading!), MediaTypeNames.Text.Csv, "csv"),
            _ => (ElectrodeMap.Write(view.Sheet!), "application/yaml", "yaml"),
        };
        return TypedResults.File(bytes, type, $"{Path.GetFileNameWithoutExtension(view.File)}.{ending}");
    }

    private static byte[] Csv(EmgReading reading)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        EmgCsv.Write(reading, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

/// <summary>Files that can be had of a recording.</summary>
internal enum SavedKind
{
    /// <summary>One page to look at and to print.</summary>
    Report,

    /// <summary>Everything, for programs.</summary>
    Json,

    /// <summary>A table of all bursts.</summary>
    Csv,

    /// <summary>What was said of the channels, for the next recording.</summary>
    Map,
}
