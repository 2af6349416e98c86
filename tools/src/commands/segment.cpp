// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "commands/segment.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <kordon/dispatch/context.hpp>
#include <limits>
#include <memory>

#include "call/backend_options.hpp"
#include "call/number_checks.hpp"
#include "io/atomic_output.hpp"
#include "io/file_error.hpp"
#include "io/image.hpp"
#include "io/output_file.hpp"
#include "report/receipt_json.hpp"
#include "segment/objects.hpp"
#include "segment/pipeline.hpp"

namespace kordon::tools {
namespace {

struct segment_request {
  std::string image;
  std::string folder;
  segment_settings settings;
  std::int64_t min_area = 1;
  context backends;
  bool quiet = false;
};

host_array measurable_image(const std::string& path) {
  host_array image = read_image(path);
  constexpr dtype_set types = ndimage::measure_objects_fn::types;
  if (!types.contains(image.type))
    throw input_error(path, fmt::format("its pixels are {}", name(image.type)),
                      "save them as uint8, uint16, float32 or float64, for example with "
                      "numpy.save(path, a.astype('float32'))");
  return image;
}

std::string readable_bytes(std::uint64_t bytes) {
  constexpr double step = 1024;
  const auto size = static_cast<double>(bytes);
  if (size < step) return fmt::format("{} B", bytes);
  return size < step * step ? fmt::format("{:.1f} KiB", size / step)
                            : fmt::format("{:.1f} MiB", size / (step * step));
}

void print_summary(const segment_request& request, const host_array& image,
                   const segmentation& found, std::size_t kept) {
  const bool is_integer = image.type == dtype::uint8 || image.type == dtype::uint16;
  fmt::print("{}: {} x {} {}{}, Otsu's level {} at sigma {}\n\n", shown(request.image),
             image.shape[0], image.shape[1], name(image.type),
             is_integer ? ", smoothed as float32" : "", found.level, request.settings.sigma);
  fmt::print("{:<26}{:<16}{:<8}{:>10}{:>12}{:>10}\n", "step", "backend", "place", "ms", "scratch",
             "copied");
  double total = 0;
  for (const receipt& r : found.steps) {
    fmt::print("{:<26}{:<16}{:<8}{:>10.3f}{:>12}{:>10}\n", r.operation, r.backend,
               to_string(r.where), r.seconds * 1e3, readable_bytes(r.scratch_bytes),
               readable_bytes(r.bytes_copied));
    total += r.seconds;
  }
  fmt::print("{:<50}{:>10.3f}\n\n{} object{}", "all", total * 1e3, kept, kept == 1 ? "" : "s");
  const std::size_t small = static_cast<std::size_t>(found.count) - kept;
  if (small > 0) fmt::print(", and {} of fewer than {} pixels left out", small, request.min_area);
  fmt::print("\n");
}

void segment(const segment_request& request) {
  if (request.folder.empty())
    throw command_error("--out: the folder's name is empty; name one, '.' for this one");
  const context_scope scope(request.backends);
  const host_array image = measurable_image(request.image);
  segmentation found = segment_image(image, request.settings);
  const auto kept = objects_of_area(found, request.min_area);
  remove_others(found.labels, found.count, kept);

  const std::filesystem::path folder = request.folder;
  const std::string table = csv_text(table_of(found, kept)), receipts = json_of(found.steps);
  const rgb_image overlay = draw_overlay(image, found.labels, outlines_of(found, kept));
  atomic_output files;
  files.write(folder / "objects.csv", [&](const auto& name) { write_text(name, table); });
  files.write(folder / "overlay.png", [&](const auto& name) { write_png(name, overlay); });
  files.write(folder / "receipts.json", [&](const auto& name) { write_text(name, receipts); });
  files.commit();

  if (request.quiet) return;
  print_summary(request, image, found, kept.size());
  for (const char* file : {"objects.csv", "overlay.png", "receipts.json"})
    fmt::print("  {}\n", shown(folder / file));
}

}  // namespace

void add_segment(CLI::App& app, action& chosen) {
  const auto request = std::make_shared<segment_request>();
  CLI::App* command = app.add_subcommand(
      "segment", "Smooth, threshold (Otsu), label and measure the bright objects of an image");
  command
      ->add_option("IMAGE", request->image,
                   "A grey PNG, or a 2-D .npy of uint8, uint16, float32 or float64")
      ->required();
  command
      ->add_option("--out", request->folder,
                   "Folder for objects.csv, overlay.png and receipts.json; made if missing")
      ->type_name("DIR")
      ->required();
  CLI::Option* sigma =
      command->add_option("--sigma", request->settings.sigma, "Smoothing, in pixels; 0: none")
          ->type_name("S")
          ->capture_default_str();
  must_be_number(*sigma);
  CLI::Option* connectivity =
      command
          ->add_option("--connectivity", request->settings.connectivity,
                       "1: pixels of an object share edges; 2: corners do too")
          ->type_name("C")
          ->capture_default_str();
  must_be_whole(*connectivity, 0, std::numeric_limits<int>::max());
  CLI::Option* min_area =
      command
          ->add_option("--min-area", request->min_area,
                       "Leave out objects of fewer pixels; the others keep their ids")
          ->type_name("A")
          ->capture_default_str();
  must_be_whole(*min_area, 0, std::numeric_limits<std::int64_t>::max());
  add_backend_options(*command, request->backends);
  command->add_flag("-q,--quiet", request->quiet, "Print nothing but refusals");
  command->footer(fmt::format(
      "Example:\n  kordon segment coins.png --out coins --sigma 2 --min-area 20\n\nThe overlay "
      "outlines every object. Those of fewer than {} pixels have no id in it, nor those whose "
      "id would lie on another one; the table has them all.",
      overlay_options{}.smallest_with_id));
  command->callback([&chosen, request] { chosen = [request] { segment(*request); }; });
}

}  // namespace kordon::tools
