using Hipwise.Web.Features.Body;
using Hipwise.Web.Features.Camera;
using Hipwise.Web.Features.Data;
using Hipwise.Web.Features.Devices;
using Hipwise.Web.Features.Emg;
using Hipwise.Web.Features.Own;
using Hipwise.Web.Features.Session;
using Hipwise.Web.Features.Simulate;
using Hipwise.Web.Features.Sitting;
using Hipwise.Web.Hosting;
using Hipwise.Web.Hosting.Lan;
using Hipwise.Web.Layout;

if (args.Contains("--help"))
{
    Console.WriteLine(HostSettings.Usage);
    return 0;
}

return await Startup.RunAsync(args, settings =>
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
    builder.ListenOnLoopback(settings);
    builder.ListenOnHomeNetwork(settings);
    builder.Services.AddHipwise(settings);
    builder.Services.AddRazorComponents();
    var app = builder.Build();
    app.UseSecurityHeaders();
    app.UseProblemPages();
    app.UseHostCheck();
    app.UseAssets();
    app.UseLanGate();
    app.UseAntiforgery();
    app.UseWebSockets();
    app.MapRazorComponents<App>();
    app.MapDataFiles();
    app.MapSessions();
    app.MapNudges();
    app.MapDevices();
    app.MapOwn();
    app.MapBody();
    app.MapSimulate();
    app.MapCamera();
    app.MapRecordings();
    return app;
});
