using Hipwise.Web.Features.Data;
using Hipwise.Web.Features.Session;
using Hipwise.Web.Hosting;
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
    builder.Services.AddHipwise(settings);
    builder.Services.AddRazorComponents();
    var app = builder.Build();
    app.UseSecurityHeaders();
    app.UseProblemPages();
    app.UseHostCheck();
    app.UseAssets();
    app.UseAntiforgery();
    app.MapRazorComponents<App>();
    app.MapDataFiles();
    app.MapSessions();
    return app;
});
