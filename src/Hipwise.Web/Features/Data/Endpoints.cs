using System.Globalization;
using Hipwise.Data;

namespace Hipwise.Web.Features.Data;

/// <summary>Files a person takes away.</summary>
internal static class Endpoints
{
    /// <summary>Everything as one file.</summary>
    public static void MapDataFiles(this WebApplication app) => app.MapGet("/data/export", async (CheckupStore store, TimeProvider clock, CancellationToken stop) =>
        Results.File(
            await store.ExportAsync(stop), "application/json",
            string.Create(CultureInfo.InvariantCulture, $"hipwise-{clock.GetLocalNow():yyyy-MM-dd}.json")));
}
