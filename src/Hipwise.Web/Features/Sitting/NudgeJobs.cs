using Hipwise.Data;
using NodaTime;
using Quartz;

namespace Hipwise.Web.Features.Sitting;

/// <summary>Looks at the people whose next nudge is due; what is due is kept in the database, so a restart loses nothing and offers nothing twice.</summary>
[DisallowConcurrentExecution]
internal sealed class NudgeJob(NudgeDesk desk, NudgeStore store, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // One person an installation for now: each who is due is looked at once.
        foreach (var _ in await store.ListDueAsync(Instant.FromDateTimeOffset(clock.GetUtcNow()), cancellationToken))
        {
            await desk.LookAsync(cancellationToken);
        }
    }
}

/// <summary>Reads the person's calendar again.</summary>
[DisallowConcurrentExecution]
internal sealed class CalendarJob(CalendarDesk calendars) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await calendars.RefreshAsync(cancellationToken);
}

/// <summary>When those jobs run.</summary>
internal static class NudgeJobs
{
    private const int LookSeconds = 15;
    private const int CalendarMinutes = 15;

    /// <summary>Adds the parts that nudges are made of.</summary>
    public static void AddNudges(this IServiceCollection services)
    {
        services.AddSingleton<NudgeStore>();
        services.AddSingleton<NudgeBoard>();
        services.AddSingleton<NudgeDesk>();
        services.AddSingleton<FeedSecret>();
        services.AddSingleton<ActivityDesk>();
        services.AddSingleton<SittingRecord>();
        services.AddSingleton<CalendarFetcher>();
        services.AddSingleton<CalendarDesk>();
        services.AddQuartz(quartz =>
        {
            quartz.ScheduleJob<NudgeJob>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(LookSeconds)).RepeatForever()));
            quartz.ScheduleJob<CalendarJob>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(CalendarMinutes)).RepeatForever()));
        });
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
    }
}
