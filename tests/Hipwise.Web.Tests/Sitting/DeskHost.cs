using System.Text.Json.Nodes;
using Hipwise.Data;
using Hipwise.Knowledge;
using Hipwise.Testing;
using Hipwise.Web.Features.Sitting;
using Hipwise.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Hipwise.Web.Tests.Sitting;

/// <summary>The parts that nudges are made of, without a server, on a clock that the test moves.</summary>
internal sealed class DeskHost : IAsyncDisposable
{
    private readonly Scrap scrap = new();
    private readonly ServiceProvider parts;

    private DeskHost(DateTimeOffset now)
    {
        Clock = new ManualClock(now);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddHipwise(new HostSettings(0, scrap.File("data"), Repository.Knowledge));
        services.AddSingleton<TimeProvider>(Clock);
        parts = services.BuildServiceProvider();
    }

    public ManualClock Clock { get; }

    public NudgeStore Store => parts.GetRequiredService<NudgeStore>();

    public NudgeDesk Desk => parts.GetRequiredService<NudgeDesk>();

    public KnowledgeBase Knowledge => parts.GetRequiredService<KnowledgeBase>();

    public ActivityDesk Activity => parts.GetRequiredService<ActivityDesk>();

    public SittingRecord Record => parts.GetRequiredService<SittingRecord>();

    /// <summary>Someone who works nine to five, Monday to Friday, by UTC.</summary>
    public static JsonObject Usual => new()
    {
        ["timeZone"] = "UTC", ["start"] = "09:00", ["end"] = "17:00", ["everyMinutes"] = 60,
        ["days"] = new JsonArray("monday", "tuesday", "wednesday", "thursday", "friday"),
    };

    public static async Task<DeskHost> StartAsync(DateTimeOffset now)
    {
        var host = new DeskHost(now);
        Directory.CreateDirectory(host.scrap.File("data"));
        await host.parts.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        return host;
    }

    public Task SetAsync(JsonObject settings) => Store.SaveSettingAsync(NudgeStore.SettingsKey, settings, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await parts.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        scrap.Dispose();
    }
}
